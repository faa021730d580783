//! Audit rule `tep.thong-tin`: Thông tin riêng trong thuộc tính tệp.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.thong-tin",
    name: "Thông tin riêng trong thuộc tính tệp",
    level: Level::Hint,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Tệp Word giữ tên người soạn, người sửa cuối, cơ quan khác và đường dẫn trên máy; người nhận xem được. Xem lại trước khi gửi ra ngoài.",
    allowed: Allowed::Same("thuộc tính chỉ có tên cơ quan ban hành"),
    how_to_fix: "File, Info, Check for Issues, Inspect Document, xóa Document Properties and Personal Information",
    model: Model::Plan,
    wrong: described!("tác giả của tệp là một cá nhân", |sample| sample
        .paper
        .properties
        .creator =
        "Nguyễn Văn An".into()),
    right: described!("tác giả của tệp là cơ quan ban hành", |sample| sample
        .paper
        .properties
        .creator =
        "Sở Tư pháp".into()),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let properties = &view.paper.properties;
    let own: Vec<String> = [Role::Issuer, Role::Superior]
        .into_iter()
        .flat_map(|role| view.of(role))
        .map(|(_, line)| fold(line.words()))
        .collect();
    let issuer = own.join(" ");
    let strange = |value: &str| {
        let folded = fold(value.trim());
        !folded.is_empty()
            && !PROGRAMS.contains(&folded.as_str())
            && !issuer.contains(&folded)
            && !own.iter().any(|name| folded.contains(name.as_str()))
    };
    let mut reported: Vec<String> = [
        ("tác giả", &properties.creator),
        ("người sửa cuối", &properties.last_modified_by),
        ("cơ quan", &properties.company),
    ]
    .into_iter()
    .filter(|(_, value)| strange(value))
    .map(|(what, value)| format!("{what} “{}”", shortened(value)))
    .collect();
    if properties.template.contains(['/', '\\']) {
        reported.push(format!("đường dẫn mẫu “{}”", shortened(&properties.template)));
    }
    if !reported.is_empty() {
        hits.whole(reported.join("; "));
    }
}

/// Names that programs put in for a person's.
const PROGRAMS: [&str; 8] = [
    "python-docx",
    "vanban",
    "user",
    "admin",
    "administrator",
    "windows user",
    "microsoft office user",
    "un-named",
];
