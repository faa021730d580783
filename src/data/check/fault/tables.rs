//! Values: what does not hold in the tables and annexes of a document.

use super::clip;
use crate::problem::{Severity, faults};

/// What does not hold in a table or an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// A row with more or fewer cells than the table has columns.
    CellCount {
        /// How many it has.
        found: usize,
        /// How many columns there are.
        columns: usize,
        /// Whether it is the row of totals.
        total: bool,
    },
    /// A row with both cells and a heading, or with neither.
    OddRow {
        /// Whether it has both.
        both: bool,
    },
    /// A row of totals where no column is added up.
    NothingToAdd,
    /// A sum with more digits than can be held.
    SumTooLarge {
        /// The column's head.
        column: String,
    },
    /// A typed total that the rows do not add up to.
    WrongTotal {
        /// The column's head.
        column: String,
        /// What is typed.
        typed: String,
        /// What the rows add up to.
        sum: String,
    },
    /// A row of totals among the rows of a table that is added up.
    TotalAmongRows {
        /// How it begins.
        words: String,
    },
    /// A column of numbers that is not said to be one, in a table that is added up.
    NotAdded {
        /// The column's head.
        column: String,
    },
    /// A head over columns that are not next to each other.
    HeadTwice {
        /// The head.
        head: String,
    },
    /// More columns than a page has room for.
    ManyColumns {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A column of shares that is to be added up.
    SumOfShares {
        /// The column's head.
        column: String,
    },
    /// An annex with nothing in it.
    EmptyAnnex,
}

faults! {
    impl Fault for TableFault;

    "BG01" {
        title: "Hàng không đủ hoặc thừa ô",
        meaning: "Mỗi hàng của bảng phải có đúng một ô cho mỗi cột; thiếu hoặc thừa thì không biết ô nào thuộc cột nào.",
        advice: "ghi đủ số ô, ô trống ghi ~; số có dấu phẩy, lời có dấu phẩy thì đặt trong ngoặc kép thẳng",
        example: Self::CellCount { found: 4, columns: 3, total: false },
        Self::CellCount { found, columns, total } => {
            message: format!(
                "{} có {found} ô trong khi bảng có {columns} cột",
                if *total { "hàng cộng" } else { "hàng này" }
            ),
            hint: "ô trống ghi ~; trong ngoặc vuông, dấu phẩy ngăn các ô, nên số hoặc lời có dấu phẩy phải đặt trong ngoặc kép thẳng: [1, \"Văn hóa, thể thao\", \"12,5\"]",
        }
    }
    "BG02" {
        title: "Hàng vừa có ô vừa có đề mục",
        meaning: "Một hàng hoặc có các ô (cells), hoặc là đề mục suốt chiều ngang bảng (heading).",
        advice: "giữ lại một trong hai; hàng chỉ có các ô thì ghi gọn [ô, ô, ô]",
        example: Self::OddRow { both: true },
        Self::OddRow { both: true } => {
            message: "hàng này vừa có cells vừa có heading",
            hint: "tách thành hai hàng: một hàng đề mục (heading), một hàng có các ô (cells)",
        }
        Self::OddRow { both: false } => {
            message: "hàng này không có ô nào",
            hint: "ghi các ô ở cells, hoặc đề mục ở heading",
        }
    }
    "BG03" {
        title: "Không có cột nào để cộng",
        meaning: "Bảng có hàng cộng nhưng không cột nào là cột số được cộng; cột tỷ lệ phần trăm không bao giờ được cộng.",
        advice: "ghi kind: number hoặc unit (đơn vị tính) ở cột cần cộng, hoặc bỏ dòng total",
        example: Self::NothingToAdd,
        Self::NothingToAdd => {
            message: "bảng có hàng cộng (total) nhưng không có cột số nào để cộng",
            hint: "ghi kind: number, hoặc unit (đơn vị tính), ở cột cần cộng; hoặc bỏ dòng total",
        }
    }
    "BG04" {
        title: "Tổng quá lớn",
        meaning: "Tổng của cột có nhiều chữ số hơn mức chương trình giữ được chính xác (28 chữ số).",
        advice: "xem lại các số trong cột",
        example: Self::SumTooLarge { column: "Kinh phí".into() },
        Self::SumTooLarge { column } => {
            message: format!("không cộng chính xác được cột “{}”: tổng có quá nhiều chữ số", clip(column)),
            hint: "xem lại các số trong cột này",
        }
    }
    "BG05" {
        title: "Số cộng ghi sẵn không đúng",
        meaning: "Hàng cộng ghi sẵn một số khác với tổng của các hàng phía trên.",
        advice: "sửa số ở hàng cộng hoặc ở các hàng; hoặc ghi total: true để chương trình tự cộng",
        example: Self::WrongTotal { column: "Số lượng".into(), typed: "45".into(), sum: "46".into() },
        Self::WrongTotal { column, typed, sum } => {
            message: format!("cột “{}”: hàng cộng ghi {typed}, các hàng phía trên cộng lại được {sum}", clip(column)),
            hint: "sửa số ở hàng cộng hoặc ở các hàng; hoặc ghi total: true để chương trình tự cộng",
        }
    }
    "BG06" {
        title: "Hàng cộng nằm trong các hàng",
        meaning: "Bảng được chương trình cộng mà trong các hàng đã có một hàng cộng: các số sẽ được cộng hai lần.",
        advice: "bỏ hàng đó khỏi rows; muốn ghi sẵn số thì chuyển các ô của hàng vào total",
        example: Self::TotalAmongRows { words: "Tổng cộng".into() },
        Self::TotalAmongRows { words } => {
            message: format!("hàng “{}” là hàng cộng, nên khi chương trình cộng bảng (total) các số bị tính hai lần", clip(words)),
            hint: "bỏ hàng này; hoặc chuyển các ô của nó vào total để chương trình đối chiếu",
        }
    }
    "BG07" {
        title: "Cột toàn số mà không được cộng",
        meaning: "Bảng có hàng cộng; cột này chỉ gồm số nhưng không ghi là cột số nên không được cộng.",
        advice: "ghi kind: number để cộng, hoặc kind: text nếu đó là năm, mã, số thứ tự",
        example: Self::NotAdded { column: "Số lượng".into() },
        Self::NotAdded { column } => {
            severity: Severity::Warning,
            message: format!("cột “{}” toàn số nhưng không được cộng ở hàng cộng", clip(column)),
            hint: "ghi kind: number để cộng; ghi kind: text nếu không cộng (năm, mã số …)",
        }
    }
    "BG08" {
        title: "Tiêu đề chung cho các cột không liền nhau",
        meaning: "Tiêu đề chung (under) in một ô phía trên các cột liền nhau; các cột ghi cùng tiêu đề mà cách nhau thì in thành hai ô.",
        advice: "xếp các cột cùng tiêu đề chung liền nhau, hoặc sửa under",
        example: Self::HeadTwice { head: "Số lượng".into() },
        Self::HeadTwice { head } => {
            severity: Severity::Warning,
            message: format!("các cột cùng tiêu đề chung “{}” không liền nhau, nên tiêu đề in ở hai chỗ", clip(head)),
            hint: "xếp các cột đó liền nhau, hoặc sửa under",
        }
    }
    "BG09" {
        title: "Bảng quá nhiều cột",
        meaning: "Bảng có nhiều cột hơn mức một trang giấy ngang in được.",
        advice: "tách thành hai bảng",
        example: Self::ManyColumns { found: 60, most: 40 },
        Self::ManyColumns { found, most } => {
            message: format!("bảng có {found} cột; một trang giấy in được nhiều nhất {most} cột"),
            hint: "tách thành hai bảng",
        }
    }
    "BG10" {
        title: "Phụ lục chưa có nội dung",
        meaning: "Phụ lục chỉ có tên mà không có đoạn văn, bảng, gạch đầu dòng hoặc phần nào.",
        advice: "ghi text, table, items hoặc sections cho phụ lục, hoặc bỏ phụ lục",
        example: Self::EmptyAnnex,
        Self::EmptyAnnex => {
            message: "phụ lục này chưa có nội dung",
            hint: "ghi text (đoạn văn), table (bảng), items (gạch đầu dòng) hoặc sections (các phần)",
        }
    }
    "BG11" {
        title: "Cộng cột tỷ lệ",
        meaning: "Cột tỷ lệ phần trăm không cộng được: tổng các tỷ lệ không phải là tỷ lệ của tổng.",
        advice: "bỏ sum: true; muốn in tỷ lệ chung thì ghi sẵn ô đó ở total",
        example: Self::SumOfShares { column: "Tỷ lệ (%)".into() },
        Self::SumOfShares { column } => {
            message: format!("cột “{}” là tỷ lệ nên không cộng được", clip(column)),
            hint: "bỏ sum: true; muốn in tỷ lệ chung thì ghi sẵn ô đó ở hàng cộng: total: [Tổng cộng, 40, \"62,5\"]",
        }
    }
}
