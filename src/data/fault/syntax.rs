//! Values: what is wrong with the characters and the notation of a data file.

use super::{NOTATION, clip};
use crate::limits;
use crate::problem::faults;
use crate::viet::format_number;

/// What keeps a file from being read as YAML, or would be lost in it silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// More bytes than are read.
    FileTooLarge {
        /// The size of the file.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A file of another program: Word's, Excel's, a PDF.
    OtherKind {
        /// What it is, for a clerk.
        what: &'static str,
    },
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// A byte that is no UTF-8.
    NotUtf8 {
        /// The byte.
        byte: u8,
    },
    /// A control character or one without width.
    UnseenCharacter {
        /// The character.
        character: char,
    },
    /// U+FFFD, which an earlier conversion left in place of a letter.
    BrokenLetter,
    /// Indentation by anything but spaces.
    IndentCharacter {
        /// The character: a tab, a no-break space.
        character: char,
        /// The other lines of the file that begin so: one slip of the editor, reported once.
        others: Vec<u32>,
    },
    /// Nothing but comments and blank lines.
    EmptyFile,
    /// Lists and maps nest too deep.
    TooDeep {
        /// The most that is read.
        limit: usize,
    },
    /// More values than are read.
    TooManyValues {
        /// The most that is read.
        limit: usize,
    },
    /// A colon in unquoted words.
    ColonInWords {
        /// The words.
        value: String,
    },
    /// An unquoted value begins with a character that means something in YAML.
    LeadingMark {
        /// The character.
        mark: char,
        /// The value as typed.
        value: String,
    },
    /// Words after a closing quote.
    TextAfterQuote {
        /// The words.
        rest: String,
    },
    /// A quote that is never closed.
    QuoteNotClosed {
        /// The quote.
        quote: char,
    },
    /// Words after a closing bracket.
    TextAfterBracket {
        /// The words.
        rest: String,
    },
    /// A bracket that is never closed.
    BracketNotClosed {
        /// The bracket.
        mark: char,
    },
    /// A backslash in double quotes that means nothing.
    BadEscape,
    /// A line without a colon where `key: value` is wanted.
    MissingColon {
        /// The line.
        text: String,
    },
    /// `key:value` without the blank.
    NoSpaceAfterColon {
        /// The key.
        key: String,
        /// What is there instead: a tab, a no-break space.
        instead: Option<char>,
    },
    /// A full-width colon (`：`) where a colon is wanted.
    WideColon {
        /// The key before it.
        key: String,
    },
    /// Lines with tabs inside: a table pasted from Word or Excel.
    PastedTable,
    /// A line of a list that begins with another mark than `- `: a dash of Word's, a bullet.
    BulletMark {
        /// The mark.
        mark: char,
    },
    /// `-words`: the blank after the dash of a list is missing.
    DashWithoutBlank {
        /// The line.
        text: String,
    },
    /// A line that is indented otherwise than the lines it belongs to.
    BadIndent,
    /// Words after `|` or `>`.
    BlockHeader {
        /// `|` or `>`.
        mark: char,
    },
    /// ` #` after an unquoted value: YAML would drop the rest of the line.
    CutByComment {
        /// What would be left.
        kept: String,
        /// What would be lost.
        lost: String,
    },
    /// A comment line inside a value that runs over several lines.
    CommentInside,
    /// A line that begins with a dash and belongs to the value above.
    DashInWords,
    /// An anchor (`&`) or alias (`*`).
    Reference {
        /// `&` or `*`.
        mark: char,
    },
    /// A tag (`!x`).
    Tag {
        /// The tag.
        tag: String,
    },
    /// A merge key (`<<`).
    MergeKey,
    /// A second document (`---`).
    SeveralDocuments,
    /// A key that is no text: empty, a list, a map.
    OddKey,
    /// YAML that cannot be read for another reason.
    Unreadable,
}

/// How to write such a value.
const QUOTE_ALL: &str =
    "đặt cả giá trị trong một cặp ngoặc đơn thẳng '…'; dấu ' ở bên trong viết hai lần ('')";

/// How to write words that look like notation.
const QUOTE_WORDS: &str = "nếu là lời văn, đặt cả giá trị trong ngoặc kép";

/// How to write a line of a list.
const RETYPE_DASH: &str = "xóa dấu ở đầu dòng, gõ lại '- ' rồi đến lời văn";

/// How to indent.
const RETYPE_INDENT: &str =
    "xóa khoảng trống ở đầu dòng rồi gõ lại bằng phím cách (mỗi cấp hai dấu cách)";

/// What to do about a file that is too large.
const SPLIT_UP: &str = "kiểm tra xem có chép nhầm tệp khác vào đây không; nếu đúng tệp, hãy chia các cơ quan thành nhiều đợt, mỗi đợt một thư mục dữ liệu";

faults! {
    impl Fault for SyntaxFault;

    "DL01" {
        title: "Tệp quá lớn",
        range: NOTATION,
        example: Self::FileTooLarge { bytes: 2 * limits::data::BYTES, limit: limits::data::BYTES },
        Self::FileTooLarge { bytes, limit } => {
            message: {
                let size =
                    |bytes: usize| format!("{:.1}", bytes as f64 / 1_048_576.0).replace('.', ",");
                format!(
                    "tệp lớn {} MB; mỗi tệp dữ liệu chỉ được tối đa {} MB",
                    size(*bytes),
                    size(*limit)
                )
            },
            hint: SPLIT_UP,
        }
    }
    "DL02" {
        title: "Tệp lưu ở bảng mã UTF-16",
        range: NOTATION,
        example: Self::Utf16,
        Self::Utf16 => {
            message: "tệp lưu ở bảng mã UTF-16; hãy lưu lại ở UTF-8",
            hint: "trong Notepad: Tệp > Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8",
        }
    }
    "DL03" {
        title: "Tệp không phải chữ ở bảng mã UTF-8",
        range: NOTATION,
        example: Self::NotUtf8 { byte: 0xE1 },
        Self::NotUtf8 { byte } => {
            message: format!("từ chỗ này tệp không phải bảng mã UTF-8 (gặp byte {byte:02X})"),
            hint: "tệp có thể lưu ở bảng mã cũ (Windows-1258, TCVN3, VNI); hãy chuyển chữ sang Unicode và lưu lại ở UTF-8",
        }
        Self::OtherKind { what } => {
            message: format!("đây là {what}, không phải tệp chữ"),
            hint: "tệp dữ liệu soạn bằng trình soạn thảo chữ (Notepad, VS Code), không soạn bằng Word, Excel; nếu chép nhầm thì lấy lại tệp đúng",
        }
    }
    "DL04" {
        title: "Ký tự không nhìn thấy",
        range: NOTATION,
        example: Self::UnseenCharacter { character: '\u{200B}' },
        Self::UnseenCharacter { character } => {
            message: format!("ở đây có ký tự không nhìn thấy (U+{:04X})", u32::from(*character)),
            hint: "ký tự này thường do chép từ nơi khác; xóa cả từ ở đây rồi gõ lại",
        }
    }
    "DL05" {
        title: "Chữ bị hỏng",
        range: NOTATION,
        example: Self::BrokenLetter,
        Self::BrokenLetter => {
            message: "ở đây có chữ đã bị hỏng ('\u{FFFD}') khi chuyển bảng mã",
            hint: "gõ lại chữ đúng theo bản gốc",
        }
    }
    "DL06" {
        title: "Thụt đầu dòng không bằng dấu cách",
        range: NOTATION,
        example: Self::IndentCharacter { character: '\t', others: vec![15, 16] },
        Self::IndentCharacter { character: '\t', others } => {
            message: format!(
                "{} thụt đầu dòng bằng phím Tab; chỉ được thụt bằng dấu cách",
                these_lines(others)
            ),
            hint: RETYPE_INDENT,
        }
        Self::IndentCharacter { character, others } => {
            message: format!(
                "{} thụt đầu dòng bằng ký tự lạ (U+{:04X}) trông giống dấu cách; chỉ được thụt bằng dấu cách",
                these_lines(others),
                u32::from(*character)
            ),
            hint: RETYPE_INDENT,
        }
    }
    "DL07" {
        title: "Tệp chưa có nội dung",
        range: NOTATION,
        example: Self::EmptyFile,
        Self::EmptyFile => {
            message: "tệp chưa có nội dung nào",
            hint: "điền nội dung theo tệp mẫu, hoặc lấy lại bản đã lưu trước đó",
        }
    }
    "DL08" {
        title: "Lồng quá nhiều cấp",
        range: NOTATION,
        example: Self::TooDeep { limit: limits::data::DEPTH },
        Self::TooDeep { limit } => {
            message: format!("các mục và danh sách lồng vào nhau quá {limit} cấp"),
            hint: "kiểm tra các dấu ngoặc [ và { ở gần đây xem có gõ thừa không",
        }
    }
    "DL09" {
        title: "Quá nhiều giá trị",
        range: NOTATION,
        example: Self::TooManyValues { limit: limits::data::NODES },
        Self::TooManyValues { limit } => {
            message: format!("tệp có quá {} giá trị", format_number((*limit as u64).into())),
            hint: SPLIT_UP,
        }
    }
    "DL10" {
        title: "Dấu hai chấm trong lời văn không có ngoặc kép",
        range: NOTATION,
        example: Self::ColonInWords { value: "Về việc: tuyên truyền".into() },
        Self::ColonInWords { value } => {
            message: format!("giá trị '{}' có dấu hai chấm mà chưa đặt trong ngoặc kép", clip(value)),
            hint: format!("đặt cả giá trị trong ngoặc: {}", quoted(value)),
        }
    }
    "DL11" {
        title: "Giá trị bắt đầu bằng ký hiệu đặc biệt",
        range: NOTATION,
        example: Self::LeadingMark { mark: '@', value: "@ubnd".into() },
        Self::LeadingMark { mark: '-', value } => {
            message: "danh sách phải bắt đầu ở dòng dưới; sau dấu hai chấm không viết dấu '-' ngay được",
            hint: {
                let words = value.trim_start_matches('-').trim();
                format!(
                    "nếu là danh sách: xuống dòng, thụt vào rồi mới viết dấu '-'; nếu là lời văn: {}",
                    quoted(if words.is_empty() { value } else { words })
                )
            },
        }
        Self::LeadingMark { mark, value } => {
            message: format!(
                "giá trị '{}' bắt đầu bằng '{mark}'; chữ bắt đầu bằng ký hiệu này phải đặt trong ngoặc kép",
                clip(value)
            ),
            hint: format!("hãy viết {}", quoted(value)),
        }
    }
    "DL12" {
        title: "Chữ thừa sau dấu ngoặc kép",
        range: NOTATION,
        example: Self::TextAfterQuote { rest: "tuyên truyền".into() },
        Self::TextAfterQuote { rest } => {
            message: format!("sau dấu ngoặc đóng còn chữ thừa: {}", clip(rest)),
            hint: QUOTE_ALL,
        }
    }
    "DL13" {
        title: "Thiếu dấu ngoặc kép đóng",
        range: NOTATION,
        example: Self::QuoteNotClosed { quote: '"' },
        Self::QuoteNotClosed { quote } => {
            message: format!(
                "giá trị mở bằng dấu ngoặc {quote} nhưng không thấy dấu {quote} đóng lại đúng chỗ"
            ),
            hint: format!(
                "thêm dấu {quote} vào cuối giá trị; giá trị viết trên nhiều dòng thì các dòng sau phải thụt vào"
            ),
        }
    }
    "DL14" {
        title: "Chữ thừa sau dấu ngoặc vuông hoặc ngoặc nhọn",
        range: NOTATION,
        example: Self::TextAfterBracket { rest: "báo cáo".into() },
        Self::TextAfterBracket { rest } => {
            message: format!("sau dấu ngoặc vuông hoặc ngoặc nhọn đóng còn chữ thừa: {}", clip(rest)),
            hint: QUOTE_ALL,
        }
    }
    "DL15" {
        title: "Thiếu dấu ngoặc vuông hoặc ngoặc nhọn đóng",
        range: NOTATION,
        example: Self::BracketNotClosed { mark: '[' },
        Self::BracketNotClosed { mark } => {
            message: format!("giá trị mở bằng dấu {mark} nhưng không thấy dấu {} đóng lại", closing(*mark)),
            hint: format!(
                "thêm dấu {} ; nếu dấu {mark} là lời văn, đặt cả giá trị trong ngoặc kép",
                closing(*mark)
            ),
        }
    }
    "DL16" {
        title: "Dấu gạch chéo ngược trong ngoặc kép",
        range: NOTATION,
        example: Self::BadEscape,
        Self::BadEscape => {
            message: "trong ngoặc kép \"…\" có dấu gạch chéo ngược \\ với nghĩa không rõ",
            hint: "dùng ngoặc đơn thẳng '…' thay cho ngoặc kép, hoặc viết \\\\ cho một dấu \\",
        }
    }
    "DL17" {
        title: "Thiếu dấu hai chấm",
        range: NOTATION,
        example: Self::MissingColon { text: "Sở Tư pháp chủ trì".into() },
        Self::MissingColon { text } => {
            message: format!("dòng '{}' không có dấu hai chấm nên không rõ thuộc mục nào", clip(text)),
            hint: "viết 'mục: giá trị'; nếu là phần tiếp của dòng trên, thụt vào sâu hơn dòng trên",
        }
        Self::PastedTable => {
            message: "dòng này có phím Tab ở giữa, thường do dán một bảng từ Word, Excel; tệp dữ liệu không đọc bảng",
            hint: "ghi mỗi ô thành một dòng 'mục: giá trị' như các khối ở trên; nếu là lời văn, thay phím Tab bằng dấu cách",
        }
    }
    "DL18" {
        title: "Thiếu dấu cách sau dấu hai chấm",
        range: NOTATION,
        example: Self::NoSpaceAfterColon { key: "date".into(), instead: None },
        Self::NoSpaceAfterColon { key, instead: None } => {
            message: format!("thiếu dấu cách sau dấu hai chấm của mục '{key}'"),
            hint: format!("viết '{key}: …' với một dấu cách sau dấu hai chấm"),
        }
        Self::NoSpaceAfterColon { key, instead: Some('\t') } => {
            message: format!("sau dấu hai chấm của mục '{key}' là phím Tab, không phải dấu cách"),
            hint: format!("viết '{key}: …' với một dấu cách sau dấu hai chấm"),
        }
        Self::NoSpaceAfterColon { key, instead: Some(character) } => {
            message: format!(
                "sau dấu hai chấm của mục '{key}' là ký tự trông giống dấu cách (U+{:04X}, thường do chép từ Word, trang web), không phải dấu cách",
                u32::from(*character)
            ),
            hint: format!("viết '{key}: …' với một dấu cách sau dấu hai chấm"),
        }
        Self::WideColon { key } => {
            message: format!(
                "sau mục '{key}' là dấu hai chấm rộng '：' (của bộ gõ khác), không phải dấu hai chấm ':'"
            ),
            hint: format!("viết '{key}: …' với một dấu cách sau dấu hai chấm"),
        }
    }
    "DL19" {
        title: "Thụt đầu dòng không khớp",
        range: NOTATION,
        example: Self::BadIndent,
        Self::BadIndent => {
            message: "dòng này thụt đầu dòng không khớp với các dòng ở trên",
            hint: "các mục cùng cấp thụt vào bằng nhau; dòng của danh sách bắt đầu bằng '- '; lời văn có dấu hai chấm thì đặt trong ngoặc kép",
        }
    }
    "DL20" {
        title: "Chữ thừa sau dấu | hoặc dấu >",
        range: NOTATION,
        example: Self::BlockHeader { mark: '|' },
        Self::BlockHeader { mark } => {
            message: format!("sau dấu {mark} phải xuống dòng, không viết chữ trên cùng dòng"),
            hint: format!(
                "xuống dòng sau dấu {mark} và thụt các dòng sau vào; nếu dấu {mark} là lời văn, đặt cả giá trị trong ngoặc kép"
            ),
        }
    }
    "DL21" {
        title: "Phần sau dấu # bị mất",
        range: NOTATION,
        example: Self::CutByComment { kept: "Phường 5".into(), lost: "#6".into() },
        Self::CutByComment { kept, lost } => {
            message: match kept.is_empty() {
                true => format!("giá trị để trống vì phần sau dấu # bị coi là ghi chú: {}", clip(lost)),
                false => format!(
                    "giá trị chỉ còn '{}'; phần này bị coi là ghi chú và sẽ mất: {}",
                    clip(kept),
                    clip(lost)
                ),
            },
            hint: format!(
                "nếu là lời văn, đặt trong ngoặc: {}; nếu là ghi chú, chuyển lên một dòng riêng",
                quoted(format!("{kept} {lost}").trim())
            ),
        }
    }
    "DL22" {
        title: "Ghi chú chen giữa một giá trị",
        range: NOTATION,
        example: Self::CommentInside,
        Self::CommentInside => {
            message: "có dòng ghi chú chen vào giữa một giá trị viết trên nhiều dòng",
            hint: "chuyển dòng ghi chú lên trước mục này",
        }
    }
    "DL23" {
        title: "Dòng của danh sách không bắt đầu bằng dấu gạch và dấu cách",
        range: NOTATION,
        example: Self::BulletMark { mark: '–' },
        Self::DashInWords => {
            message: "dòng bắt đầu bằng dấu '-' này bị nối vào giá trị ở dòng trên, không thành danh sách",
            hint: "nếu là danh sách: để trống sau dấu hai chấm của mục, mỗi ý một dòng '- '; nếu là lời văn: đặt cả giá trị trong ngoặc kép",
        }
        Self::BulletMark { mark } => {
            message: format!(
                "dòng của danh sách phải bắt đầu bằng dấu gạch '-' và một dấu cách, ở đây là dấu '{mark}' (thường do Word tự đổi)"
            ),
            hint: RETYPE_DASH,
        }
        Self::DashWithoutBlank { text } => {
            message: format!("thiếu dấu cách sau dấu gạch đầu dòng: '{}'", clip(text)),
            hint: RETYPE_DASH,
        }
    }
    "DL24" {
        title: "Dấu & hoặc dấu * ở đầu giá trị",
        range: NOTATION,
        example: Self::Reference { mark: '&' },
        Self::Reference { mark: '&' } => {
            message: "giá trị bắt đầu bằng dấu & (đặt tên để dùng lại); tệp dữ liệu không dùng cách viết này",
            hint: QUOTE_WORDS,
        }
        Self::Reference { mark } => {
            message: format!(
                "giá trị bắt đầu bằng dấu {mark} (lấy lại giá trị ở chỗ khác); tệp dữ liệu không dùng cách viết này"
            ),
            hint: QUOTE_WORDS,
        }
    }
    "DL25" {
        title: "Dấu ! ở đầu giá trị",
        range: NOTATION,
        example: Self::Tag { tag: "!quan".into() },
        Self::Tag { .. } => {
            message: "chữ bắt đầu bằng dấu ! ở đầu giá trị sẽ bị mất; tệp dữ liệu không dùng cách viết này",
            hint: QUOTE_WORDS,
        }
    }
    "DL26" {
        title: "Mục tên là <<",
        range: NOTATION,
        example: Self::MergeKey,
        Self::MergeKey => {
            message: "mục tên là '<<' (gộp mục ở chỗ khác) không dùng được",
            hint: "viết đầy đủ các mục ở đây",
        }
    }
    "DL27" {
        title: "Nhiều phần ngăn bằng --- trong một tệp",
        range: NOTATION,
        example: Self::SeveralDocuments,
        Self::SeveralDocuments => {
            message: "từ đây là phần thứ hai của tệp (ngăn bằng --- hoặc ...); mỗi tệp chỉ có một phần",
            hint: "xóa dòng ngăn, hoặc chuyển phần sau sang tệp khác",
        }
    }
    "DL28" {
        title: "Tên mục trống hoặc không phải là chữ",
        range: NOTATION,
        example: Self::OddKey,
        Self::OddKey => {
            message: "tên mục ở đây để trống hoặc không phải là chữ",
            hint: "viết 'mục: giá trị'; xóa dấu hai chấm hoặc dấu hỏi thừa ở đầu",
        }
    }
    "DL29" {
        title: "Dòng không đúng cách viết",
        range: NOTATION,
        example: Self::Unreadable,
        Self::Unreadable => {
            message: "không đọc được dòng này vì không đúng cách viết",
            hint: "so với tệp mẫu; nếu dòng này có ký hiệu đặc biệt, đặt giá trị trong ngoặc kép",
        }
    }
}

/// `dòng này`, or this line and so many others, of which the first are named.
fn these_lines(others: &[u32]) -> String {
    const NAMED: usize = 8;
    if others.is_empty() {
        return "dòng này".into();
    }
    let named: Vec<String> = others.iter().take(NAMED).map(u32::to_string).collect();
    let more = if others.len() > NAMED { " …" } else { "" };
    format!("dòng này và {} dòng khác ({}{more})", others.len(), named.join(", "))
}

/// Words between quotes as YAML wants them, cut short where they are long.
fn quoted(words: &str) -> String {
    let words = clip(words);
    match words.contains(['"', '\\']) {
        true => format!("'{}'", words.replace('\'', "''")),
        false => format!("\"{words}\""),
    }
}

fn closing(mark: char) -> char {
    match mark {
        '[' => ']',
        _ => '}',
    }
}
