//! Values: what does not hold in a document of the office.

use super::super::super::scalar::Id;
use crate::problem::faults;

/// What does not hold in a document of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentFault {
    /// A document without any words.
    Empty,
    /// One issuer and several.
    IssuerTwice,
    /// Bodies that issue a document together, of which there is one.
    OneIssuer,
    /// The same body twice among those that issue a document together.
    RepeatedIssuer {
        /// The body.
        id: Id,
    },
    /// One signature and several.
    SignatureTwice,
    /// An article with neither a title nor words of its own.
    EmptyArticle,
}

faults! {
    impl Fault for DocumentFault;

    "VB01" {
        title: "Văn bản chưa có nội dung",
        meaning: "Tệp trong documents/ chỉ có phần đầu mà không có nội dung.",
        advice: "ghi text, sections, articles hoặc chapters; giấy mời, giấy giới thiệu ghi fields",
        example: Self::Empty,
        Self::Empty => {
            message: "văn bản này chưa có nội dung",
            hint: "ghi text (đoạn văn), sections (các phần), articles (các điều), chapters (các chương) hoặc fields (các mục riêng của loại văn bản)",
        }
    }
    "VB02" {
        title: "Cơ quan ban hành ghi chưa rõ",
        meaning: "Văn bản của một cơ quan ghi issuer; văn bản liên tịch ghi từ hai cơ quan ở issuers. Ghi cả hai, ghi một cơ quan ở issuers, hoặc ghi trùng thì không rõ ai ban hành.",
        advice: "giữ một trong hai: issuer (một cơ quan) hoặc issuers (từ hai cơ quan khác nhau)",
        example: Self::IssuerTwice,
        Self::IssuerTwice => {
            message: "văn bản ghi cả issuer và issuers",
            hint: "văn bản của một cơ quan: giữ issuer; văn bản liên tịch: giữ issuers",
        }
        Self::OneIssuer => {
            message: "issuers chỉ có một cơ quan",
            hint: "văn bản của một cơ quan ghi issuer: <mã>; văn bản liên tịch ghi từ hai cơ quan ở issuers",
        }
        Self::RepeatedIssuer { id } => {
            message: format!("cơ quan '{id}' ghi hai lần ở issuers"),
            hint: "bỏ một lần",
        }
    }
    "VB03" {
        title: "Người ký ghi ở hai chỗ",
        meaning: "Văn bản một người ký ghi signature; văn bản từ hai người ký ghi signatures.",
        advice: "giữ một trong hai",
        example: Self::SignatureTwice,
        Self::SignatureTwice => {
            message: "văn bản ghi cả signature và signatures",
            hint: "một người ký: giữ signature; từ hai người ký: giữ signatures",
        }
    }
    "VB04" {
        title: "Điều không có tên và lời",
        meaning: "Một điều phải có tên, hoặc có lời chạy liền sau số của điều; các khoản đứng dưới đó.",
        advice: "ghi title (tên điều) hoặc text (lời của điều)",
        example: Self::EmptyArticle,
        Self::EmptyArticle => {
            message: "điều này chưa có tên hoặc lời",
            hint: "ghi title (tên điều) hoặc text (lời chạy liền sau số của điều); các khoản ghi ở clauses",
        }
    }
}
