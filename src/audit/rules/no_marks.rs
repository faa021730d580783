//! Audit rule `chu.khong-dau`: Câu viết không dấu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.khong-dau",
    name: "Câu viết không dấu",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4 (tiếng Việt, TCVN 6909:2001)"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Văn bản hành chính viết bằng tiếng Việt có dấu; câu không dấu đọc được nhiều nghĩa.",
    allowed: Allowed::Same("chữ tiếng Việt có dấu"),
    how_to_fix: "gõ lại câu này có dấu",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "De nghi cac co quan, don vi trien khai thuc hien va bao cao ket qua truoc ngay 15 thang 12.",
    )]),
    right: Example::Lines(&[(
        Role::Body,
        "Đề nghị các cơ quan, đơn vị triển khai thực hiện và báo cáo kết quả trước ngày 15 tháng 12.",
    )]),
    check,
    traits: Traits::WORDS,
};

/// Frequent words without their marks, which no other language writes so; words of English are not among them.
const WORDS: &str = " nghi cac quan trien khai thuc hien bao cao truoc ngay thang nam cua duoc khong nhung nguoi phuong \
     truong viec tren duoi voi nhan dan uy tinh hanh chinh ket cong tac dia huong dan chuc giam doc phong nhiem vu \
     dam yeu cau kinh gui quyet dinh luat phap thon phuc vu sinh moi ubnd hdnd xa huyen thanh pho theo kiem tra \
     tuyen truyen van nghiep nong lao dong quy che phat khu vuc dau tu tiep tuc dung tien cap ve day manh ";

/// A line of so many words is a sentence.
const SENTENCE: usize = 8;

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in
        view.written().filter(|(_, line)| !line.is(Role::Quote) && line.text.is_ascii())
    {
        let text = line.text.to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).collect();
        // No space is in a word, so one entry is found whole.
        let mut known: Vec<&str> =
            words.iter().copied().filter(|word| WORDS.contains(&format!(" {word} "))).collect();
        let found = known.len();
        known.sort_unstable();
        known.dedup();
        if words.len() >= SENTENCE && found * 2 >= words.len() && known.len() * 2 >= SENTENCE {
            hits.line(at, line.words(), "câu không có dấu");
        }
    }
}
