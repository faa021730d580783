//! Audit rule `noi-nhan.nhu-dieu`: Quyết định có dòng “Như Điều …”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan.nhu-dieu",
    name: "Quyết định có dòng “Như Điều …”",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục III, mẫu 1.2"),
    party: None,
    why: "Nơi nhận của quyết định (nghị quyết) theo mẫu bắt đầu bằng “- Như Điều …;”: những nơi phải thi hành nêu ở điều đó.",
    allowed: Allowed::Same("- Như Điều 3;"),
    how_to_fix: "thêm dòng “- Như Điều …;” ngay dưới “Nơi nhận:”",
    model: Model::Plan,
    wrong: described!(
        "quyết định có Điều 1, Điều 2, nơi nhận không có “Như Điều 2”",
        |sample| sample.decision()
    ),
    right: described!("nơi nhận bắt đầu bằng “- Như Điều 2;”", |sample| {
        sample.decision();
        sample.lines(&[(Role::Recipient, "- Như Điều 2;")]);
    }),
    check,
    traits: Traits::USUAL,
};

static ARTICLE: Pattern = Pattern::new(r"^Điều \d{1,3}\.");

fn check(view: &View<'_>, hits: &mut Hits) {
    let decides = view.kind.is_some_and(|kind| kind.decides);
    let articles = view.running().filter(|(_, line)| ARTICLE.is_in(line.words())).count();
    let Some((at, label)) = view.first(Role::Recipients).filter(|_| decides && articles > 1) else {
        return;
    };
    let mut recipients = view.of(Role::Recipient);
    let some = view.first(Role::Recipient).is_some();
    if some && !recipients.any(|(_, line)| fold(line.words()).contains("nhu dieu")) {
        hits.line(at, label.words(), "không có dòng “Như Điều …”");
    }
}
