//! Word, editing: why no copy could be made.

use std::fmt;

use crate::problem::{Fault, Origin, faults};
use crate::word::read::ReadFault;

/// Why no copy could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditFault {
    /// The original does not read.
    Read(ReadFault),
    /// The main text names its elements in a way that this program does not write.
    NoPrefix,
    /// A part that was read is not there any more: a bug of this program.
    Moved,
    /// The copy could not be packed: a bug of this program.
    Pack(String),
}

impl From<ReadFault> for EditFault {
    fn from(fault: ReadFault) -> Self {
        EditFault::Read(fault)
    }
}

/// What to do about a bug of this program.
const SEND_FILE: &str = "vui lòng gửi tệp này và thông báo cho người phụ trách chương trình";

faults! {
    impl Fault for EditFault;

    "TW21" {
        title: "Không ghi được bản sao của tệp này",
        meaning: "Tệp đặt tên phần tử theo cách mà chương trình không ghi lại được.",
        advice: "mở bằng Word rồi lưu lại, sau đó chạy lại",
        example: Self::NoPrefix,
        Self::NoPrefix => {
            message: "tệp Word này được ghi theo cách khác thường nên chương trình không sửa, không ghi nhận xét vào được",
            hint: "mở bằng Word, lưu lại rồi làm lại",
        }
    }
    "TW22" {
        title: "Không thấy lại một phần của tệp",
        meaning: "Một phần đã đọc không còn thấy khi ghi bản sao: lỗi của chương trình.",
        advice: "gửi tệp và thông báo cho người phụ trách chương trình",
        example: Self::Moved,
        Self::Moved => {
            origin: Origin::Environment,
            message: "lỗi của chương trình khi tìm lại nội dung trong tệp Word",
            hint: SEND_FILE,
        }
    }
    "TW23" {
        title: "Không đóng gói được bản sao",
        meaning: "Lỗi của chương trình khi ghi bản sao.",
        advice: "gửi tệp và thông báo cho người phụ trách chương trình",
        example: Self::Pack("…".into()),
        Self::Pack(why) => {
            origin: Origin::Environment,
            message: format!("lỗi của chương trình khi đóng gói bản sao của tệp Word ({why})"),
            hint: SEND_FILE,
        }
    }
    wrapped {
        Self::Read(fault) => fault,
    }
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for EditFault {}
