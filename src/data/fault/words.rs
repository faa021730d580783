//! Values: the words for the faults of a data file, in the Vietnamese of an office.
//!
//! The message says what was found and what is wanted, the hint what to do. Neither blames.

use super::{DataFault, Form, Spot, scalars};

/// More lawful names than these are not told: nobody reads them.
const LAWFUL_SHOWN: usize = 12;

/// Longer words than these are cut short in a message; the place shows the rest.
const WORDS_SHOWN: usize = 40;

/// What is wrong.
pub(super) fn message(fault: &DataFault) -> String {
    match fault {
        DataFault::FileTooLarge { bytes, limit } => {
            let size =
                |bytes: usize| format!("{:.1}", bytes as f64 / 1_048_576.0).replace('.', ",");
            format!(
                "tệp lớn {} MB; mỗi tệp dữ liệu chỉ được tối đa {} MB",
                size(*bytes),
                size(*limit)
            )
        }
        DataFault::OtherKind { what } => format!("đây là {what}, không phải tệp chữ"),
        DataFault::Utf16 => "tệp lưu ở bảng mã UTF-16; hãy lưu lại ở UTF-8".into(),
        DataFault::NotUtf8 { byte } => {
            format!("từ chỗ này tệp không phải bảng mã UTF-8 (gặp byte {byte:02X})")
        }
        DataFault::UnseenCharacter { character } => {
            format!("ở đây có ký tự không nhìn thấy (U+{:04X})", u32::from(*character))
        }
        DataFault::BrokenLetter => "ở đây có chữ đã bị hỏng ('\u{FFFD}') khi chuyển bảng mã".into(),
        DataFault::IndentCharacter { character: '\t', others } => format!(
            "{} thụt đầu dòng bằng phím Tab; chỉ được thụt bằng dấu cách",
            these_lines(others)
        ),
        DataFault::IndentCharacter { character, others } => format!(
            "{} thụt đầu dòng bằng ký tự lạ (U+{:04X}) trông giống dấu cách; chỉ được thụt \
             bằng dấu cách",
            these_lines(others),
            u32::from(*character)
        ),
        DataFault::EmptyFile => "tệp chưa có nội dung nào".into(),
        DataFault::TooDeep { limit } => {
            format!("các mục và danh sách lồng vào nhau quá {limit} cấp")
        }
        DataFault::TooManyValues { limit } => {
            format!("tệp có quá {} giá trị", crate::viet::format_number((*limit as u64).into()))
        }
        DataFault::ColonInWords { value } => {
            format!("giá trị '{}' có dấu hai chấm mà chưa đặt trong ngoặc kép", clip(value))
        }
        DataFault::LeadingMark { mark: '-', .. } => {
            "danh sách phải bắt đầu ở dòng dưới; sau dấu hai chấm không viết dấu '-' ngay được"
                .into()
        }
        DataFault::LeadingMark { mark, value } => format!(
            "giá trị '{}' bắt đầu bằng '{mark}'; chữ bắt đầu bằng ký hiệu này phải đặt trong \
             ngoặc kép",
            clip(value)
        ),
        DataFault::TextAfterQuote { rest } => {
            format!("sau dấu ngoặc đóng còn chữ thừa: {}", clip(rest))
        }
        DataFault::QuoteNotClosed { quote } => {
            format!(
                "giá trị mở bằng dấu ngoặc {quote} nhưng không thấy dấu {quote} đóng lại đúng chỗ"
            )
        }
        DataFault::TextAfterBracket { rest } => {
            format!("sau dấu ngoặc vuông hoặc ngoặc nhọn đóng còn chữ thừa: {}", clip(rest))
        }
        DataFault::BracketNotClosed { mark } => {
            format!("giá trị mở bằng dấu {mark} nhưng không thấy dấu {} đóng lại", closing(*mark))
        }
        DataFault::BadEscape => {
            "trong ngoặc kép \"…\" có dấu gạch chéo ngược \\ với nghĩa không rõ".into()
        }
        DataFault::MissingColon { text } => {
            format!("dòng '{}' không có dấu hai chấm nên không rõ thuộc mục nào", clip(text))
        }
        DataFault::NoSpaceAfterColon { key, instead: None } => {
            format!("thiếu dấu cách sau dấu hai chấm của mục '{key}'")
        }
        DataFault::NoSpaceAfterColon { key, instead: Some('\t') } => {
            format!("sau dấu hai chấm của mục '{key}' là phím Tab, không phải dấu cách")
        }
        DataFault::NoSpaceAfterColon { key, instead: Some(character) } => format!(
            "sau dấu hai chấm của mục '{key}' là ký tự trông giống dấu cách (U+{:04X}, thường do \
             chép từ Word, trang web), không phải dấu cách",
            u32::from(*character)
        ),
        DataFault::WideColon { key } => format!(
            "sau mục '{key}' là dấu hai chấm rộng '：' (của bộ gõ khác), không phải dấu hai chấm ':'"
        ),
        DataFault::PastedTable => {
            "dòng này có phím Tab ở giữa, thường do dán một bảng từ Word, Excel; tệp dữ liệu không \
             đọc bảng"
                .into()
        }
        DataFault::BulletMark { mark } => format!(
            "dòng của danh sách phải bắt đầu bằng dấu gạch '-' và một dấu cách, ở đây là dấu '{mark}' \
             (thường do Word tự đổi)"
        ),
        DataFault::DashWithoutBlank { text } => {
            format!("thiếu dấu cách sau dấu gạch đầu dòng: '{}'", clip(text))
        }
        DataFault::BadIndent => "dòng này thụt đầu dòng không khớp với các dòng ở trên".into(),
        DataFault::BlockHeader { mark } => {
            format!("sau dấu {mark} phải xuống dòng, không viết chữ trên cùng dòng")
        }
        DataFault::CutByComment { kept, lost } if kept.is_empty() => {
            format!("giá trị để trống vì phần sau dấu # bị coi là ghi chú: {}", clip(lost))
        }
        DataFault::CutByComment { kept, lost } => {
            format!(
                "giá trị chỉ còn '{}'; phần này bị coi là ghi chú và sẽ mất: {}",
                clip(kept),
                clip(lost)
            )
        }
        DataFault::CommentInside => {
            "có dòng ghi chú chen vào giữa một giá trị viết trên nhiều dòng".into()
        }
        DataFault::DashInWords => {
            "dòng bắt đầu bằng dấu '-' này bị nối vào giá trị ở dòng trên, không thành danh sách"
                .into()
        }
        DataFault::Reference { mark: '&' } => {
            "giá trị bắt đầu bằng dấu & (đặt tên để dùng lại); tệp dữ liệu không dùng cách viết này"
                .into()
        }
        DataFault::Reference { mark } => {
            format!(
                "giá trị bắt đầu bằng dấu {mark} (lấy lại giá trị ở chỗ khác); tệp dữ liệu không \
                 dùng cách viết này"
            )
        }
        DataFault::Tag { .. } => {
            "chữ bắt đầu bằng dấu ! ở đầu giá trị sẽ bị mất; tệp dữ liệu không dùng cách viết này"
                .into()
        }
        DataFault::MergeKey => "mục tên là '<<' (gộp mục ở chỗ khác) không dùng được".into(),
        DataFault::SeveralDocuments => {
            "từ đây là phần thứ hai của tệp (ngăn bằng --- hoặc ...); mỗi tệp chỉ có một phần"
                .into()
        }
        DataFault::OddKey => "tên mục ở đây để trống hoặc không phải là chữ".into(),
        DataFault::Unreadable => "không đọc được dòng này vì không đúng cách viết".into(),
        DataFault::UnknownKey { key, .. } => {
            format!("mục '{}' không có trong mẫu dữ liệu", clip(key))
        }
        DataFault::WordsAsKey { words } => {
            format!("lời văn có dấu hai chấm nên '{}' bị hiểu là tên một mục", clip(words))
        }
        DataFault::DuplicateKey { key, first_line } => {
            format!("mục '{}' ghi hai lần; lần đầu ở dòng {first_line}", clip(key))
        }
        DataFault::MissingKeys { keys } => {
            let named = |(key, about): &(String, Option<String>)| match about {
                Some(about) => format!("'{key}' ({about})"),
                None => format!("'{key}'"),
            };
            let all: Vec<String> = keys.iter().map(named).collect();
            match all.as_slice() {
                [only] => format!("thiếu mục {only}"),
                all => format!("thiếu {} mục: {}", all.len(), all.join("; ")),
            }
        }
        DataFault::WrongShape { spot, wanted, found } => {
            format!(
                "{} cần {}, nhưng ở đây là {}",
                name(spot),
                wanted_words(*wanted),
                found_words(*found)
            )
        }
        DataFault::EmptyValue { spot, .. } => format!("{} để trống", name(spot)),
        DataFault::NotInSet { found, .. } => {
            format!("giá trị '{}' không thuộc các giá trị cho phép", clip(found))
        }
        DataFault::ShortList { spot, least } => {
            format!("{} phải có ít nhất {least} dòng", name(spot))
        }
        DataFault::NotTrueFalse { found } => {
            format!(
                "giá trị '{}' không đúng; ở đây chỉ ghi true (có) hoặc false (không)",
                clip(found)
            )
        }
        DataFault::Undecodable { .. } => {
            "giá trị này đúng cách viết nhưng chương trình chưa nhận được".into()
        }
        DataFault::Scalar { text, fault } => scalars::message(&clip(text), fault),
        DataFault::NotPlainNumber { text, whole: true } => {
            format!("'{}' không phải số nguyên viết bằng chữ số", clip(text))
        }
        DataFault::NotPlainNumber { text, .. } => format!("'{}' không phải số", clip(text)),
    }
}

/// What to do about it.
pub(super) fn hint(fault: &DataFault) -> Option<String> {
    let hint: String = match fault {
        DataFault::FileTooLarge { .. } | DataFault::TooManyValues { .. } => {
            "kiểm tra xem có chép nhầm tệp khác vào đây không; nếu đúng tệp, hãy chia các cơ quan \
             thành nhiều đợt, mỗi đợt một thư mục dữ liệu"
                .into()
        }
        DataFault::OtherKind { .. } => {
            "tệp dữ liệu soạn bằng trình soạn thảo chữ (Notepad, VS Code), không soạn bằng Word, \
             Excel; nếu chép nhầm thì lấy lại tệp đúng"
                .into()
        }
        DataFault::Utf16 => {
            "trong Notepad: Tệp > Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8".into()
        }
        DataFault::NotUtf8 { .. } => {
            "tệp có thể lưu ở bảng mã cũ (Windows-1258, TCVN3, VNI); hãy chuyển chữ sang Unicode \
             và lưu lại ở UTF-8"
                .into()
        }
        DataFault::UnseenCharacter { .. } => {
            "ký tự này thường do chép từ nơi khác; xóa cả từ ở đây rồi gõ lại".into()
        }
        DataFault::BrokenLetter => "gõ lại chữ đúng theo bản gốc".into(),
        DataFault::IndentCharacter { .. } => {
            "xóa khoảng trống ở đầu dòng rồi gõ lại bằng phím cách (mỗi cấp hai dấu cách)".into()
        }
        DataFault::EmptyFile => "điền nội dung theo tệp mẫu, hoặc lấy lại bản đã lưu trước \
         đó"
        .into(),
        DataFault::TooDeep { .. } => "kiểm tra các dấu ngoặc [ và { ở gần đây xem có gõ thừa \
         không"
            .into(),
        DataFault::ColonInWords { value } => format!(
            "đặt cả giá trị trong ngoặc: \
         {}",
            quoted(value)
        ),
        DataFault::LeadingMark { mark: '-', value } => {
            let words = value.trim_start_matches('-').trim();
            format!(
                "nếu là danh sách: xuống dòng, thụt vào rồi mới viết dấu '-'; nếu là lời văn: {}",
                quoted(if words.is_empty() { value } else { words })
            )
        }
        DataFault::LeadingMark { value, .. } => format!("hãy viết {}", quoted(value)),
        DataFault::TextAfterQuote { .. } | DataFault::TextAfterBracket { .. } => {
            "đặt cả giá trị trong một cặp ngoặc đơn thẳng '…'; dấu ' ở bên trong viết hai lần \
             ('')"
                .into()
        }
        DataFault::QuoteNotClosed { quote } => {
            format!(
                "thêm dấu {quote} vào cuối giá trị; giá trị viết trên nhiều dòng thì các \
             dòng sau phải thụt vào"
            )
        }
        DataFault::BracketNotClosed { mark } => {
            format!(
                "thêm dấu {} ; nếu dấu {mark} là lời văn, đặt cả giá trị trong ngoặc \
             kép",
                closing(*mark)
            )
        }
        DataFault::BadEscape => {
            "dùng ngoặc đơn thẳng '…' thay cho ngoặc kép, hoặc viết \\\\ cho một dấu \\".into()
        }
        DataFault::MissingColon { .. } => {
            "viết 'mục: giá trị'; nếu là phần tiếp của dòng trên, thụt vào sâu hơn dòng trên".into()
        }
        DataFault::NoSpaceAfterColon { key, .. } | DataFault::WideColon { key } => format!(
            "viết '{key}: …' với một dấu cách sau \
         dấu hai chấm"
        ),
        DataFault::PastedTable => {
            "ghi mỗi ô thành một dòng 'mục: giá trị' như các khối ở trên; nếu là lời văn, thay phím \
             Tab bằng dấu cách"
                .into()
        }
        DataFault::BulletMark { .. } | DataFault::DashWithoutBlank { .. } => {
            "xóa dấu ở đầu dòng, gõ lại '- ' rồi đến lời văn".into()
        }
        DataFault::BadIndent => {
            "các mục cùng cấp thụt vào bằng nhau; dòng của danh sách bắt đầu bằng '- '; lời văn \
             có dấu hai chấm thì đặt trong ngoặc kép"
                .into()
        }
        DataFault::BlockHeader { mark } => format!(
            "xuống dòng sau dấu {mark} và thụt các dòng sau vào; nếu dấu {mark} là lời văn, đặt \
             cả giá trị trong ngoặc kép"
        ),
        DataFault::CutByComment { kept, lost } => {
            let whole = format!("{kept} {lost}");
            format!(
                "nếu là lời văn, đặt trong ngoặc: {}; nếu là ghi chú, chuyển lên một dòng riêng",
                quoted(whole.trim())
            )
        }
        DataFault::CommentInside => "chuyển dòng ghi chú lên trước mục này".into(),
        DataFault::DashInWords => {
            "nếu là danh sách: để trống sau dấu hai chấm của mục, mỗi ý một dòng '- '; nếu là \
             lời văn: đặt cả giá trị trong ngoặc kép"
                .into()
        }
        DataFault::Reference { .. } | DataFault::Tag { .. } => {
            "nếu là lời văn, đặt cả giá trị trong ngoặc kép".into()
        }
        DataFault::MergeKey => "viết đầy đủ các mục ở đây".into(),
        DataFault::SeveralDocuments => "xóa dòng ngăn, hoặc chuyển phần sau sang tệp khác".into(),
        DataFault::OddKey => "viết 'mục: giá trị'; xóa dấu hai chấm hoặc dấu hỏi thừa ở đầu".into(),
        DataFault::Unreadable => {
            "so với tệp mẫu; nếu dòng này có ký hiệu đặc biệt, đặt giá trị trong ngoặc kép".into()
        }
        DataFault::UnknownKey { nearest, lawful, .. } => {
            return suggestion(nearest.as_deref(), lawful, "các mục dùng ở đây");
        }
        DataFault::WordsAsKey { .. } => "nếu là lời văn, đặt cả câu trong ngoặc kép: \"…: \
         …\""
        .into(),
        DataFault::DuplicateKey { .. } => "giữ lại một lần, xóa lần kia".into(),
        DataFault::MissingKeys { keys } => {
            let lines: Vec<String> = keys.iter().map(|(key, _)| format!("'{key}: …'")).collect();
            match lines.as_slice() {
                [only] => format!("thêm một dòng {only} cùng cấp với các mục ở đây"),
                all => format!("thêm các dòng {} cùng cấp với các mục ở đây", all.join(", ")),
            }
        }
        DataFault::WrongShape { wanted, found, .. } => return shape_hint(*wanted, *found),
        DataFault::EmptyValue { about, required, .. } => {
            let value = about.as_ref().map(|about| format!(": {about}")).unwrap_or_default();
            let otherwise =
                if *required { "" } else { "; nếu không có thì xóa cả dòng này" };
            format!("điền giá trị{value}{otherwise}")
        }
        DataFault::NotInSet { nearest, lawful, .. } => {
            return suggestion(nearest.as_deref(), lawful, "chọn một trong");
        }
        DataFault::ShortList { .. } => "thêm các dòng bắt đầu bằng '- '".into(),
        DataFault::NotTrueFalse { found } => match truth(found) {
            Some(truth) => format!("hãy viết {truth}"),
            None => return None,
        },
        DataFault::Undecodable { reason } => {
            format!(
                "đây là lỗi của chương trình; hãy gửi tệp này cho người phụ trách kỹ thuật, \
             kèm dòng sau: {reason}"
            )
        }
        DataFault::Scalar { text, fault } => return scalars::hint(text, fault),
        DataFault::NotPlainNumber { whole: true, .. } => "viết số nguyên, ví dụ 12".into(),
        DataFault::NotPlainNumber { .. } => "viết số với dấu chấm thập phân, ví dụ 12.7".into(),
    };
    Some(hint)
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

/// Words short enough for a line.
pub(super) fn clip(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= WORDS_SHOWN {
        return words;
    }
    let start: String = words.chars().take(WORDS_SHOWN - 1).collect();
    format!("{}…", start.trim_end())
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

fn name(spot: &Spot) -> String {
    match spot {
        Spot::Whole => "tệp".into(),
        Spot::Key(key) => format!("mục '{}'", clip(key)),
        Spot::Item { list: Some(list), number } => {
            format!("dòng thứ {number} của danh sách '{}'", clip(list))
        }
        Spot::Item { list: None, number } => format!("dòng thứ {number} của danh sách"),
    }
}

fn wanted_words(form: Form) -> &'static str {
    match form {
        Form::Text => "một giá trị (chữ, số hoặc ngày)",
        Form::Flag => "true hoặc false",
        Form::List => "một danh sách",
        Form::Map => "các mục con",
        Form::Several => "giá trị dạng khác",
    }
}

fn found_words(form: Form) -> &'static str {
    match form {
        Form::Text | Form::Flag | Form::Several => "một giá trị",
        Form::List => "một danh sách",
        Form::Map => "các mục con",
    }
}

fn shape_hint(wanted: Form, found: Form) -> Option<String> {
    let hint = match (wanted, found) {
        (Form::List, _) => "xuống dòng và viết mỗi ý một dòng bắt đầu bằng '- '",
        (Form::Map, Form::List) => {
            "bỏ các dấu '-' ở đầu dòng và viết từng mục con dạng 'mục: giá trị'"
        }
        (Form::Map, _) => "xuống dòng, thụt vào và viết từng mục con dạng 'mục: giá trị'",
        (_, Form::List) => {
            "viết một giá trị trên cùng dòng; nếu dấu ngoặc vuông là lời văn, đặt cả giá trị \
             trong ngoặc kép"
        }
        (_, Form::Map) => {
            "viết một giá trị trên cùng dòng; nếu lời văn có dấu hai chấm, đặt cả câu trong \
             ngoặc kép"
        }
        _ => return None,
    };
    Some(hint.into())
}

fn suggestion(nearest: Option<&str>, lawful: &[String], lead: &str) -> Option<String> {
    let near = nearest.map(|nearest| format!("ý bạn là '{nearest}'?"));
    let list = (!lawful.is_empty() && lawful.len() <= LAWFUL_SHOWN)
        .then(|| format!("{lead}: {}", lawful.join(", ")));
    match (near, list) {
        (Some(near), Some(list)) => Some(format!("{near} ({list})")),
        (near, list) => near.or(list),
    }
}

/// What someone means who writes `có`, `yes` or `x`.
fn truth(found: &str) -> Option<&'static str> {
    match found.to_lowercase().as_str() {
        "có" | "co" | "yes" | "y" | "on" | "đúng" | "x" | "1" | "true" => Some("true"),
        "không" | "khong" | "ko" | "no" | "n" | "off" | "sai" | "0" | "false" => Some("false"),
        _ => None,
    }
}
