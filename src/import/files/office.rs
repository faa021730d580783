//! Import: `office.yaml`, who issues the plan, how its letterhead looks, who signs.

use super::super::Draft;
use super::super::agencies::usual;
use super::super::closing::Signer;
use super::super::head::Field;
use super::super::recase::recased;
use super::super::yaml::Yaml;
use super::Names;
use crate::data::body::Regime;
use crate::data::check::split_title;
use crate::data::scalar::TO_FILL;

pub(super) fn write(draft: &Draft, names: &Names) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.comment(0, "office.yaml: ai ban hành văn bản nào, in đầu văn bản ra sao, ai ký.");
    yaml.comment(0, &format!("Lập từ tệp {}.", draft.source));
    yaml.gap();
    yaml.comment(0, "Mã của đợt, ghi ngầm trong từng biểu mẫu. Đặt một lần, không đổi.");
    yaml.bare(0, "campaign", &names.campaign);
    yaml.gap();
    yaml.comment(0, "Cỡ chữ của nội dung: 13 hoặc 14.");
    yaml.bare(0, "type_size", if draft.small { "13" } else { "14" });
    yaml.gap();
    yaml.comment(0, "Cơ quan nào ban hành văn bản nào.");
    let gathers = names.standing.as_deref().unwrap_or(&names.issuer);
    match (&draft.charged.standing, &names.standing) {
        (Some(name), Some(_)) => {
            yaml.look(0, &format!("theo kế hoạch, '{name}' theo dõi, tổng hợp nên là nơi làm báo cáo tổng hợp và đôn đốc"));
        }
        _ => yaml.look(0, "không thấy kế hoạch giao ai theo dõi, tổng hợp: để cơ quan ban hành"),
    }
    yaml.open(0, "issues");
    yaml.bare(1, "plan", &names.issuer);
    yaml.bare(1, "summary", gathers);
    yaml.bare(1, "reminders", gathers);
    yaml.gap();
    let own = draft.charged.agencies.iter().any(|agency| agency.id == names.issuer);
    if !own {
        yaml.comment(0, "Cơ quan ban hành mà không phải báo cáo (không nằm trong agencies.yaml).");
        yaml.open(0, "issuers");
        issuer(draft, names, &mut yaml);
    }
    yaml
}

fn issuer(draft: &Draft, names: &Names, yaml: &mut Yaml) {
    let head = &draft.head;
    yaml.item_bare(1, "id", &names.issuer);
    if head.issuer.is_empty() {
        yaml.fill(2, "tên cơ quan ban hành: không thấy ở đầu văn bản");
    } else {
        yaml.look(
            2,
            "tên viết trong câu, ghi theo tên in hoa ở đầu văn bản: thêm tên tỉnh, xã nếu cần",
        );
    }
    yaml.words(2, "name", &names.issuer_name);
    for (field, note) in &head.notes {
        if *field == Field::Names {
            yaml.look(2, note);
        }
    }
    if !head.superior.is_empty() {
        yaml.list(2, "superior", &head.superior);
    }
    let lines = match head.issuer.is_empty() {
        true => vec![TO_FILL.to_owned()],
        false => head.issuer.clone(),
    };
    yaml.list(2, "letterhead", &lines);
    let usual = usual(&names.issuer_name);
    match &head.symbol {
        Some(symbol) => yaml.words(2, "symbol", symbol),
        None => {
            yaml.fill(2, "chữ viết tắt cơ quan trong ký hiệu: không đọc được ở bản gốc");
            yaml.words(2, "symbol", if usual.symbol.is_empty() { TO_FILL } else { &usual.symbol });
        }
    }
    match &head.place {
        Some(place) => yaml.words(2, "place", place),
        None => {
            yaml.fill(2, "địa danh trước ngày ban hành: không thấy ở bản gốc");
            yaml.words(2, "place", TO_FILL);
        }
    }
    if draft.regime == Regime::Party {
        yaml.bare(2, "regime", "party");
    }
    signature(&draft.closing.signature, &draft.whole, yaml);
    match &draft.closing.filing {
        Some(filing) => yaml.words(2, "filing", filing),
        None => {
            yaml.look(2, "không thấy dòng Lưu ở bản gốc; ghi theo lệ chung");
            yaml.words(2, "filing", if draft.regime == Regime::Party { "Văn phòng" } else { "VT" });
        }
    }
}

fn signature(signer: &Signer, text: &str, yaml: &mut Yaml) {
    yaml.open(2, "signature");
    let rights = [
        ("on_behalf_of", &signer.on_behalf_of),
        ("by_order_of", &signer.by_order_of),
        ("by_authority_of", &signer.by_authority_of),
        ("in_place_of", &signer.in_place_of),
    ];
    for (key, words) in rights {
        if let Some(words) = words {
            yaml.words(3, key, &recased(words, text));
        }
    }
    if signer.acting {
        yaml.bare(3, "acting", "true");
    }
    match &signer.title {
        Some(title) => yaml.words(3, "title", &recased(title, text)),
        None => {
            yaml.fill(3, "chức vụ người ký: không thấy ở bản gốc");
            yaml.words(3, "title", TO_FILL);
        }
    }
    if !signer.other_title.is_empty() {
        let lines: Vec<String> =
            signer.other_title.iter().map(|line| recased(line, text)).collect();
        yaml.look(
            3,
            "chức vụ khác của người ký; nếu là phần sau của chức vụ ở trên thì chuyển lên title",
        );
        yaml.open(3, "other_title");
        lines.iter().for_each(|line| yaml.item(4, line));
    }
    match &signer.name {
        Some(name) => {
            if let Some((title, _)) = split_title(name) {
                let note = "chỉ giữ khi cơ quan được phép, không thì xóa";
                yaml.fill(3, &format!("bản gốc ghi '{title}' trước họ tên: {note}"));
            }
            yaml.words(3, "name", name);
        }
        None => yaml.look(3, "không thấy họ tên người ký ở bản gốc: văn bản để chỗ điền"),
    }
}
