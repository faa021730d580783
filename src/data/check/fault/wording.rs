//! Values: words that would be printed otherwise than they are meant, or must not be.

use super::super::super::scalar::{Id, example};
use super::super::facts::{Particular, SignatureClash};
use super::{CONTRADICTION, WORDING, clip};
use crate::problem::{Severity, faults};

/// Words that would be printed otherwise than they are meant, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordingFault {
    /// A value is in curved quotes, which are printed: YAML's own are straight.
    CurvedQuotes {
        /// The words between them.
        words: String,
    },
    /// Two lines of a letterhead are one line of the name, which has a comma.
    NameBrokenAtComma {
        /// The line as the name has it.
        whole: String,
    },
    /// A title or item begins with the number or mark that the program gives.
    PastedNumber {
        /// The number or mark.
        mark: String,
    },
    /// A name in `Nơi nhận` has what the program writes before or after it.
    PastedRecipient {
        /// What it has.
        mark: String,
    },
    /// An agency that has the name of another.
    TwinAgencies {
        /// The name.
        name: String,
        /// The other.
        other: Id,
    },
    /// A mark of HTML or Markdown, which is printed.
    Markup {
        /// The mark.
        mark: String,
    },
    /// What an import has left to be filled in.
    ToFill,
    /// A place of filing that names no registry or office.
    OddFiling {
        /// What is there.
        found: String,
    },
    /// A Party body whose papers are filed as a state body's are.
    PartyFiling {
        /// What is there.
        found: String,
    },
    /// A line break where one line is printed.
    LineBreak {
        /// The words before it.
        before: String,
    },
    /// A degree of secrecy.
    SecrecyMark {
        /// The mark.
        mark: &'static str,
    },
    /// Two rights to sign that exclude each other.
    SignatureClash(SignatureClash),
    /// A signer's name with an academic title.
    TitledName {
        /// The title.
        title: String,
        /// The name without it.
        name: String,
    },
    /// Particulars of private persons.
    PrivateParticulars(Particular),
}

/// What to do about two rights to sign.
const KEEP_ONE_RIGHT: &str = "giữ lại một trong hai, theo quyền ký thực tế";

/// What to do about a number of a private person.
const LEAVE_OUT: &str = "báo cáo tổng hợp không đưa thông tin riêng của cá nhân; nên xóa số này";

faults! {
    impl Fault for WordingFault;

    "DG01" {
        title: "Ngoặc kép cong bọc giá trị",
        range: WORDING,
        example: Self::CurvedQuotes { words: "MỤC ĐÍCH".into() },
        Self::CurvedQuotes { words } => {
            severity: Severity::Warning,
            message: format!("giá trị '{}' nằm trong ngoặc kép cong, ngoặc này sẽ in ra giấy", clip(words)),
            hint: "bỏ ngoặc, hoặc nếu có dấu hai chấm thì thay bằng ngoặc kép thẳng \"…\"",
        }
    }
    "DG02" {
        title: "Tên có dấu phẩy bị tách thành hai dòng",
        range: WORDING,
        example: Self::NameBrokenAtComma { whole: "PHÒNG VĂN HÓA, KHOA HỌC VÀ THÔNG TIN".into() },
        Self::NameBrokenAtComma { whole } => {
            severity: Severity::Warning,
            message: format!(
                "dấu phẩy trong [ ] tách tên '{}' thành hai dòng ở đầu văn bản",
                clip(whole)
            ),
            hint: format!(
                "nếu là một dòng, đặt trong ngoặc kép: [\"{}\"]; nếu muốn ngắt dòng, ngắt ở chỗ không có dấu phẩy",
                clip(whole)
            ),
        }
    }
    "DG03" {
        title: "Số thứ tự, dấu đầu dòng chép vào lời",
        range: WORDING,
        example: Self::PastedNumber { mark: "1.".into() },
        Self::PastedNumber { mark } => {
            severity: Severity::Warning,
            message: format!(
                "lời ở đây bắt đầu bằng '{}'; số thứ tự và dấu đầu dòng do chương trình đặt nên sẽ in hai lần",
                clip(mark)
            ),
            hint: format!("xóa '{}' ở đầu lời", clip(mark)),
        }
    }
    "DG04" {
        title: "Dấu, chữ của mục Nơi nhận chép vào tên",
        range: WORDING,
        example: Self::PastedRecipient { mark: "Kính gửi".into() },
        Self::PastedRecipient { mark } => {
            severity: Severity::Warning,
            message: format!(
                "tên ở đây có '{}'; gạch đầu dòng, dấu cuối dòng, chữ Kính gửi, Nơi nhận và dòng Lưu do chương trình đặt",
                clip(mark)
            ),
            hint: "chỉ ghi tên; nơi lưu ghi ở mục filing của cơ quan ban hành",
        }
    }
    "DG07" {
        title: "Hai cơ quan cùng tên",
        range: WORDING,
        example: Self::TwinAgencies {
            name: "Phòng Tư pháp".into(),
            other: example::id("phong-tu-phap"),
        },
        Self::TwinAgencies { name, other } => {
            severity: Severity::Warning,
            message: format!(
                "tên '{}' cũng là tên của cơ quan '{other}'; trên giấy không phân biệt được hai cơ quan",
                clip(name)
            ),
            hint: "ghi tên đầy đủ có cấp trên hoặc địa danh; nếu là một cơ quan thì xóa một chỗ",
        }
    }
    "DG08" {
        title: "Ký hiệu định dạng của chương trình khác",
        range: WORDING,
        example: Self::Markup { mark: "**".into() },
        Self::Markup { mark } => {
            severity: Severity::Warning,
            message: format!("ở đây có ký hiệu '{}', ký hiệu này sẽ in nguyên ra giấy", clip(mark)),
            hint: "xóa ký hiệu; chữ đậm, nghiêng, khoảng trắng do chương trình trình bày theo thể thức",
        }
    }
    "DG12" {
        title: "Còn chỗ phải điền",
        meaning: "Lệnh import để lại chữ [CẦN ĐIỀN] ở chỗ mà bản kế hoạch gốc không nêu; chữ này sẽ in ra giấy.",
        advice: "điền nội dung thật vào thay cho [CẦN ĐIỀN]; nhóm cơ quan thì kể tên từng cơ quan",
        example: Self::ToFill,
        Self::ToFill => {
            severity: Severity::Warning,
            message: "ở đây còn chữ [CẦN ĐIỀN]: kế hoạch gốc không nêu, phải điền trước khi lập văn bản",
            hint: "xem ghi chú CẦN ĐIỀN ở trên; nhóm cơ quan thì kể tên từng cơ quan, mỗi nơi một mục",
        }
    }
    "DG09" {
        title: "Nơi lưu lạ",
        range: WORDING,
        example: Self::OddFiling { found: "tủ số 2".into() },
        Self::OddFiling { found } => {
            severity: Severity::Warning,
            message: format!("nơi lưu '{}' không nêu văn thư (VT) hay văn phòng", clip(found)),
            hint: "ghi như 'VT, NC' (văn thư, đơn vị soạn thảo) hoặc 'Văn phòng ...' (cơ quan Đảng); không ghi chữ Lưu",
        }
    }
    "DG10" {
        title: "Cơ quan Đảng ghi nơi lưu như cơ quan nhà nước",
        range: WORDING,
        example: Self::PartyFiling { found: "VT".into() },
        Self::PartyFiling { found } => {
            severity: Severity::Warning,
            message: format!(
                "nơi lưu '{}' ghi văn thư (VT) như cơ quan nhà nước; văn bản của Đảng ghi 'Lưu Văn phòng …', không ghi VT",
                clip(found)
            ),
            hint: "ghi văn phòng lưu văn bản, ví dụ: Văn phòng Đảng ủy; không ghi VT",
        }
    }
    "DG11" {
        title: "Xuống dòng ở chỗ in một dòng",
        range: WORDING,
        example: Self::LineBreak { before: "Treo khẩu hiệu".into() },
        Self::LineBreak { before } => {
            severity: Severity::Warning,
            message: format!(
                "sau '{}' có chỗ xuống dòng; mục này in liền một dòng nên chỗ đó in ra thành dấu cách",
                clip(before)
            ),
            hint: "viết liền; lời dài thì dùng dấu > thay cho dấu | và không để dòng trống ở giữa; nếu là hai mục thì tách thành hai dòng gạch",
        }
    }
    "DL53" {
        title: "Có chữ chỉ độ mật",
        range: CONTRADICTION,
        example: Self::SecrecyMark { mark: "MẬT" },
        Self::SecrecyMark { mark } => {
            severity: Severity::Warning,
            message: format!("ở đây có chữ '{mark}'; văn bản có độ mật không được lập bằng chương trình này"),
            hint: "nếu là văn bản mật, không nhập vào đây và xử lý theo quy định về bảo vệ bí mật nhà nước; nếu chỉ là lời văn, viết chữ thường",
        }
    }
    "DL69" {
        title: "Hai quyền ký loại trừ nhau",
        range: CONTRADICTION,
        example: Self::SignatureClash(SignatureClash::OrderAndAuthority),
        Self::SignatureClash(SignatureClash::OrderAndAuthority) => {
            message: "không thể vừa ký thừa lệnh (TL., mục by_order_of) vừa ký thừa ủy quyền (TUQ., mục by_authority_of)",
            hint: KEEP_ONE_RIGHT,
        }
        Self::SignatureClash(SignatureClash::DeputyAndActing) => {
            message: "không thể vừa ký thay người đứng đầu (KT., mục in_place_of) vừa là quyền cấp trưởng (Q., mục acting)",
            hint: KEEP_ONE_RIGHT,
        }
    }
    "DL70" {
        title: "Học hàm, học vị trước họ tên người ký",
        range: CONTRADICTION,
        example: Self::TitledName { title: "TS.".into(), name: "Nguyễn Văn An".into() },
        Self::TitledName { title, name } => {
            message: format!(
                "trước họ tên người ký có '{title}'; văn bản hành chính không ghi học hàm, học vị trước họ tên (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 7, điểm c)"
            ),
            hint: format!("viết: {name}"),
        }
    }
    "DL79" {
        title: "Thông tin riêng của cá nhân",
        range: CONTRADICTION,
        example: Self::PrivateParticulars(Particular::Identity { begins: "0190".into() }),
        Self::PrivateParticulars(Particular::Identity { begins }) => {
            severity: Severity::Warning,
            message: format!("trong lời văn có số giống số căn cước của cá nhân ({begins}…)"),
            hint: LEAVE_OUT,
        }
        Self::PrivateParticulars(Particular::Telephone { begins }) => {
            severity: Severity::Warning,
            message: format!("trong lời văn có số giống số điện thoại của cá nhân ({begins}…)"),
            hint: LEAVE_OUT,
        }
        Self::PrivateParticulars(Particular::Question { words }) => {
            severity: Severity::Warning,
            message: format!("câu hỏi này yêu cầu thông tin riêng của cá nhân ({words})"),
            hint: "báo cáo không cần thông tin riêng của cá nhân; nên hỏi số lượng, chức danh hoặc đơn vị",
        }
    }
}
