//! Import: `agencies.yaml` and `indicators.yaml`: who is charged with something, and the least that is asked for.

use super::super::Draft;
use super::super::agencies::usual;
use super::super::duties::AgencyDraft;
use super::super::yaml::Yaml;
use super::Names;
use crate::data::scalar::TO_FILL;
use crate::viet::upper;

/// The group of those that are named one by one.
const GROUP: &str = "co-quan-duoc-giao";

pub(super) fn agencies(draft: &Draft, names: &Names) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.comment(0, "agencies.yaml: các cơ quan, đơn vị phải báo cáo, xếp theo nhóm.");
    yaml.comment(0, &format!("Lập từ tệp {}: chỉ gồm những nơi kế hoạch giao việc.", draft.source));
    yaml.look(
        0,
        "tên lấy đúng như trong kế hoạch; cơ quan chủ quản, ký hiệu, chức vụ người ký là ghi theo lệ chung: xem lại từng cơ quan",
    );
    yaml.gap();
    yaml.open(0, "groups");
    let (many, single): (Vec<&AgencyDraft>, Vec<&AgencyDraft>) =
        draft.charged.agencies.iter().partition(|agency| agency.many);
    if !single.is_empty() {
        yaml.item_bare(1, "id", GROUP);
        yaml.words(2, "name", "Các cơ quan, đơn vị được giao nhiệm vụ riêng");
        yaml.open(2, "agencies");
        single
            .iter()
            .for_each(|agency| body(agency, &agency.id, &agency.name, draft, names, &mut yaml));
    }
    for group in &many {
        yaml.item_bare(1, "id", &group.id);
        yaml.words(2, "name", &group.name);
        yaml.open(2, "agencies");
        yaml.fill(
            3,
            &format!(
                "kể tên từng cơ quan, đơn vị của nhóm '{}', mỗi nơi một mục như mục dưới đây",
                group.name
            ),
        );
        let id = format!("{}-1", group.id);
        let name = format!("{TO_FILL} đơn vị thuộc nhóm {}", group.name);
        body(group, &id, &name, draft, names, &mut yaml);
    }
    if draft.charged.agencies.is_empty() {
        yaml.item_bare(1, "id", GROUP);
        yaml.words(2, "name", "Các cơ quan, đơn vị báo cáo");
        yaml.open(2, "agencies");
        yaml.fill(3, "không thấy kế hoạch nêu tên cơ quan, đơn vị nào được giao việc: kể tên từng nơi phải báo cáo");
        let agency = AgencyDraft::unknown();
        body(&agency, "don-vi-1", TO_FILL, draft, names, &mut yaml);
    }
    yaml
}

fn body(agency: &AgencyDraft, id: &str, name: &str, draft: &Draft, names: &Names, yaml: &mut Yaml) {
    let usual = usual(&agency.name);
    let known = !name.starts_with(TO_FILL);
    yaml.item_bare(3, "id", id);
    yaml.words(4, "name", name);
    let issues = id == names.issuer;
    let above = match (issues, usual.alone, usual.party) {
        (true, ..) => draft.head.superior.clone(),
        (false, true, _) => Vec::new(),
        (false, false, true) => party_above(draft),
        (false, false, false) => above(draft),
    };
    if !above.is_empty() {
        yaml.list(4, "superior", &above);
    }
    let letterhead = match (known, issues) {
        (false, _) => vec![TO_FILL.to_owned()],
        (true, true) => draft.head.issuer.clone(),
        (true, false) => vec![upper(name)],
    };
    yaml.list(4, "letterhead", &letterhead);
    let symbol = draft.head.symbol.clone().filter(|_| issues).unwrap_or(usual.symbol);
    yaml.words(4, "symbol", if symbol.is_empty() { TO_FILL } else { &symbol });
    yaml.words(4, "place", draft.head.place.as_deref().unwrap_or(TO_FILL));
    if usual.party {
        yaml.bare(4, "regime", "party");
    }
    yaml.open(4, "signature");
    if let Some(of) = usual.on_behalf_of {
        yaml.words(5, "on_behalf_of", of);
    }
    yaml.words(5, "title", usual.title);
    yaml.words(4, "filing", if usual.party { "Văn phòng" } else { "VT" });
}

/// What is above the offices of a province: its committee, where that issues the plan or is above who issues it.
fn above(draft: &Draft) -> Vec<String> {
    let head = &draft.head;
    let committee = |lines: &[String]| {
        let joined = lines.join(" ");
        let folded = crate::viet::fold(&joined);
        (folded.starts_with("ubnd") || folded.starts_with("uy ban nhan dan")).then(|| {
            vec![joined.replace("ỦY BAN NHÂN DÂN", "UBND").replace("UỶ BAN NHÂN DÂN", "UBND")]
        })
    };
    committee(&head.issuer).or_else(|| committee(&head.superior)).unwrap_or_default()
}

/// What is above the offices of a committee of the Party.
fn party_above(draft: &Draft) -> Vec<String> {
    let lines = [draft.head.superior.join(" "), draft.head.issuer.join(" ")];
    let committee = lines.into_iter().find(|line| {
        let folded = crate::viet::fold(line);
        ["tinh uy", "thanh uy", "dang bo", "huyen uy"].iter().any(|word| folded.contains(word))
    });
    committee.into_iter().collect()
}

pub(super) fn indicators(draft: &Draft) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.comment(0, "indicators.yaml: các con số mà cơ quan, đơn vị báo cáo (chỉ tiêu).");
    yaml.comment(0, &format!("Đề xuất từ các mức tối thiểu nêu trong {}.", draft.source));
    yaml.gap();
    if draft.indicators.is_empty() {
        yaml.look(0, "kế hoạch không nêu mức tối thiểu nào nên chưa có chỉ tiêu; thêm chỉ tiêu cần hỏi, hoặc để trống");
        yaml.bare(0, "indicators", "[]");
        return yaml;
    }
    yaml.open(0, "indicators");
    for indicator in &draft.indicators {
        let duty = draft.charged.duties.iter().find(|duty| {
            duty.spot == indicator.spot
                && duty.words.as_ref().is_none_or(|words| {
                    words.contains(indicator.quote.trim_end_matches([';', '.']))
                })
        });
        yaml.look(1, &format!("đề xuất theo câu: “{}”", indicator.quote));
        yaml.item_bare(1, "id", &indicator.id);
        yaml.words(2, "name", &indicator.name);
        yaml.words(2, "unit", &indicator.unit);
        if indicator.percent {
            yaml.bare(2, "value", "percent");
        }
        match duty {
            Some(duty) => yaml.bare(2, "duty", &duty.id),
            None => yaml.bare(2, "everyone", "true"),
        }
        yaml.bare(2, "at_least", &indicator.least);
    }
    yaml
}
