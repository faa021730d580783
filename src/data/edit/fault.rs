//! Values, editing: why a change was not made.

use crate::problem::faults;

/// Why a change of a data file was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeFault {
    /// A path leads nowhere.
    NoSuchPlace {
        /// The path.
        path: String,
    },
    /// A key is there already that was to come in.
    AlreadyThere {
        /// The path of the key.
        path: String,
    },
    /// What is there is written so that nobody can say for certain what the change would do.
    Uncertain {
        /// The path; empty where the file as a whole is meant.
        path: String,
    },
}

/// What to do where the program does not change a file.
const BY_HAND: &str = "mở tệp bằng trình soạn thảo chữ và sửa tay ở chỗ này";

faults! {
    impl Fault for ChangeFault;

    "SD01" {
        title: "Không có chỗ cần sửa trong tệp",
        meaning: "Chương trình được yêu cầu sửa một mục mà tệp dữ liệu không có: tệp có thể đã được sửa ở nơi khác. Tệp giữ nguyên.",
        advice: "tải lại dữ liệu rồi sửa lại; hoặc mở tệp bằng trình soạn thảo chữ và sửa tay",
        example: Self::NoSuchPlace { path: "groups/id=huyen/agencies/3".into() },
        Self::NoSuchPlace { path } => {
            message: format!("không có chỗ cần sửa trong tệp: {path}"),
            hint: "tệp có thể đã được sửa ở nơi khác; tải lại dữ liệu rồi sửa lại",
        }
    }
    "SD02" {
        title: "Mục cần thêm đã có",
        meaning: "Chương trình được yêu cầu thêm một mục mà tệp dữ liệu đã có. Mục đang có không bị ghi đè, tệp giữ nguyên.",
        advice: "sửa mục đang có, hoặc xóa nó trước khi thêm",
        example: Self::AlreadyThere { path: "sections/ket-qua".into() },
        Self::AlreadyThere { path } => {
            message: format!("mục cần thêm đã có trong tệp: {path}"),
            hint: "sửa mục đang có, hoặc xóa nó trước khi thêm",
        }
    }
    "SD03" {
        title: "Chỗ cần sửa viết theo cách không sửa tự động được",
        meaning: "Cách viết ở chỗ này (ngoặc vuông, ngoặc nhọn lẫn chú thích, mục ghi hai lần, ký tự không nhìn thấy) khiến việc sửa tự động có thể làm sai lời văn khác. Chương trình không đoán, tệp giữ nguyên.",
        advice: BY_HAND,
        example: Self::Uncertain { path: "groups/id=huyen".into() },
        Self::Uncertain { path } => {
            message: match path.as_str() {
                "" => "tệp này không sửa tự động được mà chắc chắn giữ đúng mọi nội dung khác".to_owned(),
                path => format!("chỗ này không sửa tự động được mà chắc chắn giữ đúng mọi nội dung khác: {path}"),
            },
            hint: BY_HAND,
        }
    }
}
