//! Values: everything that can be wrong with one data file, each fault with its words.
//!
//! The words are for a clerk who knows the paper and not the notation: `mục` is a key, `giá trị` a value, `danh sách`
//! a list. The message says what was found and what is wanted, the hint what to do. Neither blames. Faults between
//! files have families of their own ([`check::fault`](super::check::fault)).

mod shape;
mod syntax;

pub use shape::{Form, ShapeFault, Spot};
pub use syntax::SyntaxFault;

use crate::problem::{Range, words};

/// The code of every empty value.
pub(super) const EMPTY: &str = "DL35";

/// The code of every line of a list that does not begin as one.
pub(super) const LIST_MARK: &str = "DL23";

/// `DL01` to `DL29`.
const NOTATION: Range = Range {
    meaning: "Tệp dữ liệu YAML chưa đọc được vì cách viết; chương trình chưa lập văn bản nào và không đổi tệp.",
    advice: "mở tệp ở đúng dòng và cột mà thông báo nêu; đặt lời văn có dấu hai chấm, dấu # hoặc ký hiệu đặc biệt trong ngoặc kép; thụt đầu dòng bằng dấu cách",
};

/// `DL30` to `DL39`.
const SHAPE: Range = Range {
    meaning: "Tệp đọc được nhưng một mục thừa, thiếu, ghi hai lần hoặc có giá trị không đúng dạng mà mẫu dữ liệu cho phép.",
    advice: "so với mẫu do 'vanban init' tạo ra, hoặc dùng 'vanban schema --write .vscode' để trình soạn thảo gợi ý tên mục và giá trị; tệp trong thư mục mẫu thì so với tệp có sẵn: vanban template show <tên tệp>",
};

/// `DL80` to `DL92`.
const SCALAR: Range = Range {
    meaning: "Một giá trị đơn (mã, ngày, số, cỡ chữ) không đúng cách viết.",
    advice: "viết mã bằng chữ thường không dấu nối bằng gạch (so-tu-phap), ngày là 2024-11-29, số theo cách viết tiếng Việt (1.234,5)",
};

/// Words short enough for a line.
fn clip(text: &str) -> String {
    words::clip(text, 40)
}

#[cfg(test)]
mod tests;
