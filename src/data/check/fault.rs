//! Values: everything that can contradict itself across the data files, in families by subject. Their parts are in
//! [`facts`](super::facts).

mod details;
mod documents;
mod ids;
mod indicators;
mod numbering;
mod plan;
mod reports;
mod rows;
mod tables;
mod times;
mod wording;

pub use details::DetailFault;
pub use documents::DocumentFault;
pub use ids::IdFault;
pub use indicators::IndicatorFault;
pub use numbering::NumberingFault;
pub use plan::PlanFault;
pub use reports::ReportFault;
pub use rows::RowsFault;
pub use tables::TableFault;
pub use times::TimeFault;
pub use wording::WordingFault;

use self::reports::figure as figure_words;
use super::super::scalar::Date;
use crate::problem::{Place, Range, words};
use crate::viet::date_short;

/// `DL40` to `DL79`.
const CONTRADICTION: Range = Range {
    meaning: "Từng tệp đúng cách viết nhưng các giá trị mâu thuẫn với nhau: mã không có, ngày không khớp, số liệu ngoài giới hạn, nhiệm vụ chưa giao cho ai.",
    advice: "sửa giá trị ở chỗ thông báo nêu, hoặc sửa chỗ mà nó trỏ tới; chạy lại 'vanban validate' để xem còn lỗi nào",
};

/// `DT01` to `DT29`.
const SUMMARY: Range = Range {
    meaning: "Từng tệp đúng cách viết nhưng theo đó thì số liệu, ngày nhận hoặc cơ quan trong báo cáo tổng hợp có thể sai.",
    advice: "làm theo gợi ý của thông báo, rồi chạy lại 'vanban validate'",
};

/// `DG01` to `DG11`.
const WORDING: Range = Range {
    meaning: "Giá trị đọc được, nhưng sẽ in khác ý người gõ: ngoặc kép cong in ra giấy, dấu phẩy trong [ ] tách một tên thành hai dòng, số thứ tự và dấu đầu dòng chép từ Word in hai lần, ký hiệu định dạng in nguyên; hoặc lạ so với chỗ khác: dự thảo đã có số, hạn khác lời văn, hai cơ quan cùng tên, nơi lưu không có văn thư (hoặc của cơ quan Đảng mà ghi văn thư); hoặc chỗ xuống dòng trong mục chỉ in một dòng.",
    advice: "chỉ ghi lời, để chương trình đặt số, dấu; dùng ngoặc kép thẳng; xem lại chỗ mà thông báo nêu",
};

/// Words short enough for a line.
fn clip(text: &str) -> String {
    words::clip(text, 60)
}

/// A day as it is reported.
fn day(date: Date) -> String {
    date_short(date.0)
}

/// `dòng 12`, with the file where that is another one.
fn spot(place: &Place, same_file: bool) -> String {
    match same_file {
        true => format!("dòng {}", place.line),
        false => format!("{}, dòng {}", place.file, place.line),
    }
}
