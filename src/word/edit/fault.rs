//! Word, editing: why no copy could be made.

use std::fmt;

use crate::problem::{Fault, Origin};
use crate::word::read::ReadFault;

/// Why no copy could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditFault {
    /// The original does not read.
    Read(ReadFault),
    /// The main text names its elements in a way that this program does not write.
    NoPrefix,
    /// A part that was read is not there any more: a fault of ours.
    Moved,
    /// The copy could not be packed: a fault of ours.
    Pack(String),
}

impl From<ReadFault> for EditFault {
    fn from(fault: ReadFault) -> Self {
        EditFault::Read(fault)
    }
}

impl Fault for EditFault {
    fn code(&self) -> &'static str {
        match self {
            EditFault::Read(fault) => fault.code(),
            EditFault::NoPrefix => "TW21",
            EditFault::Moved => "TW22",
            EditFault::Pack(_) => "TW23",
        }
    }

    fn origin(&self) -> Origin {
        match self {
            EditFault::Read(_) | EditFault::NoPrefix => Origin::Input,
            EditFault::Moved | EditFault::Pack(_) => Origin::Environment,
        }
    }

    fn message(&self) -> String {
        match self {
            EditFault::Read(fault) => fault.message(),
            EditFault::NoPrefix => {
                "tệp Word này được ghi theo cách khác thường nên chương trình không sửa, không ghi nhận xét vào được".into()
            }
            EditFault::Moved => "lỗi của chương trình khi tìm lại nội dung trong tệp Word".into(),
            EditFault::Pack(why) => {
                format!("lỗi của chương trình khi đóng gói bản sao của tệp Word ({why})")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            EditFault::Read(fault) => fault.hint(),
            EditFault::NoPrefix => Some("mở bằng Word, lưu lại rồi làm lại".into()),
            EditFault::Moved | EditFault::Pack(_) => {
                Some("vui lòng gửi tệp này và thông báo cho người phụ trách chương trình".into())
            }
        }
    }
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for EditFault {}
