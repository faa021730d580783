//! Values: what does not hold in the questions that are tables and in the rows that answer them.

use super::super::super::indicators::ValueFault;
use super::{CONTRADICTION, clip, figure_words};
use crate::problem::{Severity, faults};
use crate::viet::NumberFault;

/// What does not hold in a table that agencies fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowsFault {
    /// A table without columns.
    NoColumns,
    /// Columns, rows or first words of a question that is no table.
    NotTable {
        /// The key.
        key: &'static str,
    },
    /// More columns than are read on a page.
    ManyColumns {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A column that says what only another kind of column has.
    OddColumn {
        /// The key.
        key: &'static str,
    },
    /// A column of choices without any.
    NoChoices,
    /// Two columns of the same head, which a form cannot tell apart.
    SameHead {
        /// The head.
        head: String,
    },
    /// A number of rows that cannot be.
    BadRowCount,
    /// Words of the first column that are twice, or a first column that is none of words.
    BadFirst,
    /// An answer that is no list of rows, or rows where no table is asked.
    NotRows {
        /// Whether a table is asked.
        asked: bool,
    },
    /// A cell of a column of numbers that is none.
    BadCell {
        /// The head of the column.
        column: String,
        /// As typed.
        text: String,
        /// Why it is none.
        fault: ValueFault,
    },
    /// A row whose first cell is none of the words that the form has there.
    UnknownFirst {
        /// As typed.
        found: String,
    },
    /// A row of a fixed first column that is there twice.
    FirstTwice {
        /// Its words.
        words: String,
    },
    /// Fewer or more rows than the table takes.
    RowCount {
        /// How many there are.
        found: usize,
        /// What is asked.
        asked: String,
    },
}

faults! {
    impl Fault for RowsFault;

    "BH01" {
        title: "Câu hỏi dạng bảng chưa có cột",
        range: CONTRADICTION,
        example: Self::NoColumns,
        Self::NoColumns => {
            message: "câu hỏi trả lời bằng bảng (kind: table) nhưng chưa có cột nào",
            hint: "ghi các cột ở columns, ví dụ columns: [{id: noi-dung, head: Nội dung}, {id: so, head: Số người, kind: number}]",
        }
    }
    "BH02" {
        title: "Khai báo bảng ở câu hỏi không phải bảng",
        range: CONTRADICTION,
        example: Self::NotTable { key: "columns" },
        Self::NotTable { key } => {
            message: format!("câu hỏi này không trả lời bằng bảng nên không dùng đến {key}"),
            hint: format!("xóa {key}, hoặc ghi kind: table"),
        }
    }
    "BH03" {
        title: "Bảng có quá nhiều cột",
        range: CONTRADICTION,
        example: Self::ManyColumns { found: 14, most: 10 },
        Self::ManyColumns { found, most } => {
            message: format!("bảng có {found} cột; biểu mẫu chỉ in rõ được nhiều nhất {most} cột"),
            hint: "bớt cột, hoặc tách thành hai câu hỏi",
        }
    }
    "BH04" {
        title: "Cột khai báo không đúng kiểu",
        range: CONTRADICTION,
        example: Self::OddColumn { key: "total" },
        Self::OddColumn { key } => {
            message: match *key {
                "choices" => "chỉ cột kind: choice mới có choices".to_owned(),
                key => format!("chỉ cột kind: number mới có {key}"),
            },
            hint: format!("xóa {key}, hoặc sửa kind của cột"),
        }
        Self::NoChoices => {
            message: "cột kind: choice nhưng chưa có lựa chọn nào",
            hint: "ghi các lựa chọn: choices: [{id: dat, text: Đạt}, {id: chua-dat, text: Chưa đạt}]",
        }
        Self::SameHead { head } => {
            message: format!("hai cột cùng tiêu đề '{}' nên không phân biệt được khi thu về", clip(head)),
            hint: "đặt tiêu đề khác cho một trong hai cột",
        }
    }
    "BH05" {
        title: "Số dòng của bảng không hợp lý",
        range: CONTRADICTION,
        example: Self::BadRowCount,
        Self::BadRowCount => {
            message: "số dòng ít nhất (min) lớn hơn số dòng nhiều nhất (max) hoặc lớn hơn 50, hoặc bảng đã có cột đầu in sẵn (first)",
            hint: "sửa rows: {min: 1, max: 20}; bảng có first thì số dòng theo first, xóa rows",
        }
    }
    "BH06" {
        title: "Cột đầu in sẵn không hợp lý",
        range: CONTRADICTION,
        example: Self::BadFirst,
        Self::BadFirst => {
            message: "cột đầu in sẵn (first) phải là cột chữ (kind: text), không ghi trùng mục nào, và bảng phải còn cột khác để điền",
            hint: "sửa first hoặc columns; cột đầu tiên trong columns là cột của first",
        }
    }
    "BH07" {
        title: "Trả lời không đúng dạng bảng",
        range: CONTRADICTION,
        example: Self::NotRows { asked: true },
        Self::NotRows { asked: true } => {
            message: "câu hỏi trả lời bằng bảng (kind: table) cần danh sách các dòng",
            hint: "ghi mỗi dòng của bảng là một mục, mỗi ô là mã cột và giá trị: - {noi-dung: Tập huấn, so: 120}",
        }
        Self::NotRows { asked: false } => {
            message: "câu hỏi này không trả lời bằng bảng, nhưng ở đây là các dòng của bảng",
            hint: "ghi một giá trị trên một dòng",
        }
    }
    "BH08" {
        title: "Ô của bảng không phải là số",
        range: CONTRADICTION,
        example: Self::BadCell {
            column: "Số người".into(),
            text: "khoảng 50".into(),
            fault: ValueFault::NotNumber(NumberFault::NotANumber),
        },
        Self::BadCell { column, text, fault } => {
            message: format!("cột '{}': {}", clip(column), figure_words(text, &clip(column), fault)),
            hint: "ghi số theo cách viết Việt Nam (1.234 hoặc 12,5), hoặc xóa ô này nếu không có số",
        }
    }
    "BH09" {
        title: "Cột đầu của bảng không đúng mục in sẵn",
        range: CONTRADICTION,
        example: Self::UnknownFirst { found: "Hội thảo".into() },
        Self::UnknownFirst { found } => {
            message: format!("cột đầu của bảng không có mục '{}'", clip(found)),
            hint: "ghi đúng một trong các mục in sẵn của biểu mẫu (first trong plan.yaml)",
        }
        Self::FirstTwice { words } => {
            message: format!("mục '{}' của bảng ghi hai lần", clip(words)),
            hint: "gộp thành một dòng, hoặc xóa dòng thừa",
        }
    }
    "BH10" {
        title: "Số dòng của bảng không đúng yêu cầu",
        range: CONTRADICTION,
        example: Self::RowCount { found: 1, asked: "ít nhất 2 dòng".into() },
        Self::RowCount { found, asked } => {
            severity: Severity::Warning,
            message: format!("bảng có {found} dòng, trong khi kế hoạch yêu cầu {asked}"),
            hint: "hỏi lại cơ quan báo cáo; nếu đúng là chỉ có từng ấy thì không phải sửa",
        }
    }
}
