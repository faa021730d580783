//! Desk: what keeps the page in a browser from being opened, and from taking what is sent to it.

use crate::limits;
use crate::problem::{Origin, faults};
use crate::viet::format_number;

/// What the page cannot do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageFault {
    /// Its port cannot be had.
    Port {
        /// The port that was asked for.
        port: Option<u16>,
        /// Why not.
        why: String,
    },
    /// The system gives no random bytes.
    NoKeys {
        /// Why not.
        why: String,
    },
    /// More was sent than is taken at once.
    TooLarge,
    /// More files were sent than are taken at once.
    TooMany,
    /// What was sent stopped coming.
    Stalled,
    /// What was sent is no form.
    NoForm,
    /// A file was to be sent and none was.
    NoFile,
    /// Something else is under way on the same folder.
    Busy {
        /// What.
        what: String,
    },
}

faults! {
    impl Fault for PageFault { origin: Origin::Environment };

    "MT40" {
        title: "Không mở được trang",
        meaning: "Cổng mà trang dùng trên máy này không mở được, thường vì chương trình khác đang dùng.",
        advice: "bỏ --port để chương trình tự chọn cổng",
        example: Self::Port { port: Some(80), why: "địa chỉ đang được dùng".into() },
        Self::Port { port, why } => {
            message: match port {
                Some(port) => format!("không mở được cổng {port} trên máy này: {why}"),
                None => format!("không mở được cổng nào trên máy này: {why}"),
            },
            hint: "bỏ --port để chương trình tự chọn cổng, hoặc ghi một số khác từ 1024 đến 65535",
        }
    }
    "MT41" {
        title: "Không tạo được khóa cho trang",
        meaning: "Hệ thống không cho số ngẫu nhiên, nên không giữ được trang cho riêng người dùng này.",
        advice: "khởi động lại máy rồi thử lại",
        example: Self::NoKeys { why: "không có nguồn số ngẫu nhiên".into() },
        Self::NoKeys { why } => {
            message: format!("không tạo được khóa cho trang: {why}"),
            hint: "khởi động lại máy rồi thử lại; vẫn dùng được các lệnh khác",
        }
    }
    "MT42" {
        title: "Gửi lên quá nhiều một lúc",
        meaning: "Các tệp gửi lên trang một lúc nặng hơn mức nhận.",
        advice: "gửi từng phần",
        example: Self::TooLarge,
        Self::TooLarge => {
            message: format!("các tệp gửi lên nặng hơn {} MB nên không nhận tệp nào", limits::page::SENT >> 20),
            hint: "chia thành vài lần gửi; tệp nặng thường do có ảnh chụp ở trong",
        }
    }
    "MT43" {
        title: "Gửi lên quá nhiều tệp",
        meaning: "Số tệp gửi lên trang một lúc nhiều hơn mức nhận.",
        advice: "gửi từng phần",
        example: Self::TooMany,
        Self::TooMany => {
            message: format!("gửi lên hơn {} tệp nên không nhận tệp nào", format_number(limits::page::FILES.into())),
            hint: "chia thành vài lần gửi",
        }
    }
    "MT44" {
        title: "Tệp gửi lên bị dừng giữa chừng",
        meaning: "Trình duyệt ngừng gửi khi chưa hết tệp, nên không nhận tệp nào của lần gửi đó.",
        advice: "gửi lại",
        example: Self::Stalled,
        Self::Stalled => {
            message: "tệp gửi lên bị dừng giữa chừng nên không nhận tệp nào",
            hint: "gửi lại",
        }
    }
    "MT45" {
        title: "Không đọc được nội dung gửi lên",
        meaning: "Nội dung gửi tới trang không phải một mẫu điền của trang.",
        advice: "quay lại trang trước, tải lại trang rồi gửi lại",
        example: Self::NoForm,
        Self::NoForm => {
            message: "không đọc được nội dung gửi lên",
            hint: "quay lại trang trước, tải lại trang rồi gửi lại",
        }
    }
    "MT46" {
        title: "Chưa chọn tệp",
        meaning: "Bấm gửi khi chưa chọn tệp nào.",
        advice: "chọn tệp rồi bấm lại",
        example: Self::NoFile,
        Self::NoFile => {
            message: "chưa chọn tệp nào",
            hint: "bấm vào ô chọn tệp, chọn một hoặc nhiều tệp Word, rồi bấm gửi",
        }
    }
    "MT47" {
        title: "Đang có việc khác chạy",
        meaning: "Trên cùng một thư mục, trang làm từng việc một: lập văn bản, thu báo cáo.",
        advice: "chờ việc đó xong hoặc bấm dừng, rồi làm lại",
        example: Self::Busy { what: "Lập văn bản".into() },
        Self::Busy { what } => {
            message: format!("đang có việc khác chạy: {what}"),
            hint: "chờ việc đó xong hoặc bấm dừng, rồi làm lại",
        }
    }
}
