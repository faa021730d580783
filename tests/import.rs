//! The importer against plans typed in many hands, and what people do wrong in each. The report is printed
//! (`cargo test --test import -- --nocapture`): words lost, fields of the head that are right, the tree.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/office.rs"]
#[allow(dead_code)]
mod office;
#[path = "common/typist.rs"]
mod typist;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::{profiles, root};
use rayon::prelude::*;
use typist::{Hand, Level, MUTATIONS, Mutation, Node, Truth, hands, node, typed};
use vanban::compose::{Composer, DocumentKind, Selection};
use vanban::data::gather::gather;
use vanban::data::load::{Shape, load};
use vanban::data::office::Office;
use vanban::data::plan::{Item, Part, Plan};
use vanban::data::source::Source;
use vanban::files::disk::RealDisk;
use vanban::import::{Imported, import};
use vanban::resources::Resources;
use vanban::word::read::read;

// ---- what is measured ----

fn tokens(text: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfc().collect::<String>().to_lowercase();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for token in tokens(text) {
        *counts.entry(token).or_default() += 1;
    }
    counts
}

/// What an import came to, as data.
struct Found {
    imported: Imported,
    plan: Plan,
    office: Office,
    /// Every word of the data that comes from the paper, and of what has no place.
    words: String,
}

fn of_kind<T: serde::de::DeserializeOwned + schemars::JsonSchema>(
    imported: &Imported,
    name: &str,
) -> T {
    let (_, text) = imported.files.iter().find(|(file, _)| *file == name).expect("the file");
    let source = Source::read(name, text.as_bytes()).unwrap_or_else(|p| panic!("{text}\n{p:?}"));
    load(&Shape::<T>::new(), source).unwrap_or_else(|p| panic!("{text}\n{p:?}")).value
}

fn found(name: &str, bytes: &[u8]) -> Found {
    let paper = read(bytes).expect("reads");
    let imported = import(&paper, &profiles(), "ke-hoach.docx")
        .unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    // Whatever is still to be filled in is no fault of form, but for the list of periods.
    let mut imported = imported;
    for (_, text) in &mut imported.files {
        *text = text.replace(
            "  periods: []\n",
            "  periods:\n    - {id: x, name: x, anchor: x, covers: {from: 2026-01-01, to: 2026-01-02}, due_before: 2026-01-03, subject: x, summary: {kind: bao-cao, subject: x}}\n",
        );
    }
    let plan: Plan = of_kind(&imported, "plan.yaml");
    let office: Office = of_kind(&imported, "office.yaml");
    let mut words = String::new();
    let mut say = |text: &str| {
        words.push_str(text);
        words.push('\n');
    };
    let heading = &plan.document;
    say(heading.subject.as_str());
    say("Kế hoạch KH");
    if let Some(number) = heading.number {
        say(&format!("{:02}", number.0));
    }
    if let Some(date) = heading.date {
        say(&date.0.format("%d").to_string());
        let month = date.0.format("%m").to_string();
        say(if month.as_str() < "03" || month.as_str() > "09" {
            &month
        } else {
            month.trim_start_matches('0')
        });
        say(&date.0.format("%Y").to_string());
    }
    plan.basis.iter().chain(&plan.opening).chain(&plan.recipients).for_each(|w| say(w.as_str()));
    for node in tree(&plan) {
        say(&node.text);
    }
    for body in &office.issuers {
        body.superior.iter().chain(&body.letterhead).for_each(|w| say(w.as_str()));
        [&body.symbol, &body.place, &body.filing, &body.signature.title]
            .into_iter()
            .for_each(|w| say(w.as_str()));
        let signature = &body.signature;
        let rights = [
            &signature.on_behalf_of,
            &signature.in_place_of,
            &signature.by_order_of,
            &signature.by_authority_of,
            &signature.name,
        ];
        rights.into_iter().flatten().for_each(|w| say(w.as_str()));
        signature.other_title.iter().for_each(|w| say(w.as_str()));
    }
    imported.unplaced.iter().for_each(|one| say(&one.words));
    // A number that the program prints otherwise is said where it was.
    let notes = imported.notes.iter().map(|note| note.words.as_str());
    notes.filter(|words| words.starts_with("bản gốc ghi số")).for_each(&mut say);
    Found { imported, plan, office, words }
}

/// Words of the paper that are neither in the data nor listed; those that the form itself has are left out, as are the
/// numbers that the program prints.
fn lost(seen: &str, found: &Found) -> Vec<String> {
    const FORM: &str = "cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc đảng cộng sản việt nam số ngày tháng năm nơi nhận lưu tm kt tl q phụ lục kèm theo kế hoạch số kh";
    let mut left = counted(&found.words);
    for (word, count) in counted(FORM) {
        *left.entry(word).or_default() += count;
    }
    let mut lost = Vec::new();
    for (word, count) in counted(seen) {
        let there = left.get(&word).copied().unwrap_or_default();
        let number = word.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c))
            || word.chars().count() == 1;
        if there < count && !number {
            lost.extend(std::iter::repeat_n(word, count - there));
        }
    }
    lost
}

/// A branch of a tree, with the words of the one that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Leaf {
    above: String,
    text: String,
}

fn plain(text: &str) -> String {
    tokens(text).join(" ")
}

/// Every branch of a plan's text, each paragraph its own.
fn tree(plan: &Plan) -> Vec<Leaf> {
    let mut all = Vec::new();
    plan.sections.iter().for_each(|part| of_part(part, "", &mut all));
    all
}

fn of_part(part: &Part, above: &str, all: &mut Vec<Leaf>) {
    let mut push =
        |above: &str, text: &str| all.push(Leaf { above: plain(above), text: text.to_owned() });
    let mut texts = part.text.iter().flat_map(|words| words.as_str().lines()).map(str::to_owned);
    let own = match &part.title {
        Some(title) => title.to_string(),
        // Without a title the first paragraph is the branch; a section that is only a wrapper has none.
        None => match texts.next() {
            Some(first) => first,
            None => above.to_owned(),
        },
    };
    if own != above {
        push(above, &own);
    }
    texts.for_each(|text| push(&own, &text));
    for item in &part.items {
        let mut lines = item.words().lines().filter(|line| !line.trim().is_empty());
        let first = lines.next().unwrap_or_default().to_owned();
        push(&own, &first);
        lines.for_each(|line| push(&first, line));
        if let Item::Full(full) = item {
            full.items.iter().for_each(|words| push(&first, words.as_str()));
        }
    }
    for below in &part.parts {
        of_part(below, &own, all);
    }
}

fn of_nodes(nodes: &[Node], above: &str, all: &mut Vec<Leaf>) {
    for node in nodes.iter().filter(|node| node.level != Level::Table) {
        all.push(Leaf { above: plain(above), text: node.text.clone() });
        of_nodes(&node.kids, &node.text, all);
    }
}

/// Right, found and wanted branches.
fn compared(found: &[Leaf], wanted: &[Leaf]) -> (usize, usize, usize) {
    let key = |leaf: &Leaf| (leaf.above.clone(), plain(&leaf.text));
    let mut left: BTreeMap<(String, String), usize> = BTreeMap::new();
    for leaf in found {
        *left.entry(key(leaf)).or_default() += 1;
    }
    let mut right = 0;
    for leaf in wanted {
        if let Some(count) = left.get_mut(&key(leaf)).filter(|count| **count > 0) {
            *count -= 1;
            right += 1;
        }
    }
    (right, found.len(), wanted.len())
}

/// The fields of head and closing: name, found, wanted.
fn fields(found: &Found, truth: &Truth) -> Vec<(&'static str, String, String)> {
    let heading = &found.plan.document;
    let body = found.office.issuers.first();
    let join = |list: &[vanban::data::scalar::Words]| {
        list.iter().map(|w| w.to_string()).collect::<Vec<_>>().join(" ")
    };
    let of =
        |pick: &dyn Fn(&vanban::data::body::Body) -> String| body.map(pick).unwrap_or_default();
    let date = truth.date.map(|(d, m, y)| format!("{y:04}-{m:02}-{d:02}")).unwrap_or_default();
    let capacity = |mark: &str| {
        truth
            .capacity
            .iter()
            .find_map(|words| words.replace("K/T ", "KT.").strip_prefix(mark).map(str::to_owned))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let opt = |words: &Option<vanban::data::scalar::Words>| {
        words.as_ref().map(|w| w.to_string()).unwrap_or_default()
    };
    vec![
        (
            "số",
            heading.number.map(|n| n.0.to_string()).unwrap_or_default(),
            truth.number.map(|n| n.to_string()).unwrap_or_default(),
        ),
        ("ngày", heading.date.map(|d| d.to_string()).unwrap_or_default(), date),
        ("trích yếu", heading.subject.to_string(), truth.subject.clone()),
        ("cơ quan chủ quản", of(&|b| join(&b.superior)), truth.superior.join(" ")),
        ("cơ quan ban hành", of(&|b| join(&b.letterhead)), truth.issuer.join(" ")),
        ("ký hiệu", of(&|b| b.symbol.to_string()), truth.symbol.clone()),
        ("địa danh", of(&|b| b.place.to_string()), truth.place.clone()),
        (
            "thể thức",
            of(&|b| format!("{:?}", b.regime)),
            if truth.party { "Party".into() } else { "State".into() },
        ),
        (
            "nơi nhận",
            found.plan.recipients.iter().map(|w| w.to_string()).collect::<Vec<_>>().join("|"),
            truth.recipients.join("|"),
        ),
        ("lưu", of(&|b| b.filing.to_string()), truth.filing.clone()),
        ("TM", of(&|b| opt(&b.signature.on_behalf_of)), capacity("TM.")),
        ("KT", of(&|b| opt(&b.signature.in_place_of)), capacity("KT.")),
        ("chức vụ", of(&|b| b.signature.title.to_string()), truth.title.clone()),
        ("chức vụ khác", of(&|b| join(&b.signature.other_title)), truth.other_title.join(" ")),
        ("họ tên", of(&|b| opt(&b.signature.name)), truth.name.clone()),
        (
            "căn cứ",
            found.plan.basis.iter().map(|w| plain(w.as_str())).collect::<Vec<_>>().join("|"),
            truth.basis.iter().map(|w| plain(w)).collect::<Vec<_>>().join("|"),
        ),
        (
            "mở đầu",
            found.plan.opening.iter().map(|w| plain(w.as_str())).collect::<Vec<_>>().join("|"),
            truth.opening.iter().map(|w| plain(w)).collect::<Vec<_>>().join("|"),
        ),
    ]
}

// ---- the truths ----

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

/// A plan of a province's committee, with points whose title and text are on one line.
fn province() -> Truth {
    use Level::{Clause, Item, Paragraph, Plus, Point, Section};
    let point = |text: &str| node(Point, false, text, vec![]);
    let item = |text: &str| node(Item, false, text, vec![]);
    let para = |text: &str| node(Paragraph, false, text, vec![]);
    Truth {
        superior: vec![],
        issuer: strings(&["ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM"]),
        number: Some(45),
        symbol: "UBND".into(),
        place: "Sông Lam".into(),
        date: Some((5, 2, 2026)),
        subject: "Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới trên địa bàn tỉnh năm 2026".into(),
        basis: strings(&[
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia;",
            "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 12/TTr-SNNMT ngày 20 tháng 01 năm 2026.",
        ]),
        opening: strings(&["Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai Chương trình như sau:"]),
        nodes: vec![
            node(Section, true, "MỤC ĐÍCH, YÊU CẦU", vec![
                node(Clause, true, "Mục đích", vec![
                    para("Huy động sức mạnh tổng hợp của cả hệ thống chính trị và Nhân dân, bảo đảm hoàn thành các chỉ tiêu đã đề ra trong năm 2026."),
                    para("Nâng cao nhận thức, trách nhiệm của cấp ủy, chính quyền các cấp, nhất là người đứng đầu."),
                ]),
                node(Clause, true, "Yêu cầu", vec![
                    item("Việc triển khai phải đồng bộ, có trọng tâm, trọng điểm, phù hợp với điều kiện thực tế của từng địa phương;"),
                    item("Xác định rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm."),
                ]),
            ]),
            node(Section, true, "NỘI DUNG, NHIỆM VỤ TRỌNG TÂM", vec![
                node(Clause, true, "Hoàn thiện hạ tầng kinh tế - xã hội", vec![
                    point("Giao thông: Nâng cấp, cải tạo các tuyến đường trục xã, liên xã bảo đảm kết nối thông suốt."),
                    point("Cơ sở vật chất: Rà soát, bố trí đủ phòng học, nhà văn hóa, khu thể thao cho các xã chưa đạt."),
                    point("Thủy lợi và phòng, chống thiên tai: Kiên cố hóa kênh mương, bảo đảm tưới tiêu chủ động."),
                    point("Điện: Bảo đảm 100% số hộ được sử dụng điện an toàn từ các nguồn."),
                    point("Thông tin và truyền thông: Phát triển hạ tầng số, phủ sóng di động đến từng thôn, xóm."),
                    point("Nhà ở dân cư: Xóa nhà tạm, nhà dột nát trước ngày 31/10/2026."),
                ]),
                node(Clause, true, "Phát triển kinh tế nông thôn", vec![
                    item("Cơ cấu lại ngành nông nghiệp theo hướng nâng cao giá trị gia tăng, phát triển bền vững, trong đó tập trung:"),
                    node(Item, false, "Phát triển các vùng sản xuất tập trung gắn với chế biến:", vec![
                        node(Plus, false, "vùng chè chất lượng cao;", vec![]),
                        node(Plus, false, "vùng cây ăn quả;", vec![]),
                        node(Plus, false, "vùng dược liệu.", vec![]),
                    ]),
                    item("Mỗi xã xây dựng ít nhất 02 sản phẩm đạt chuẩn, có liên kết tiêu thụ ổn định."),
                ]),
                node(Clause, true, "Kinh phí thực hiện", vec![para("Nguồn ngân sách nhà nước theo phân cấp và các nguồn huy động hợp pháp khác theo quy định của pháp luật.")]),
            ]),
            node(Section, true, "TỔ CHỨC THỰC HIỆN", vec![
                node(Clause, true, "Sở Nông nghiệp và Môi trường", vec![
                    item("Chủ trì, phối hợp với các sở, ngành liên quan tham mưu Ủy ban nhân dân tỉnh chỉ đạo, điều hành thực hiện Kế hoạch;"),
                    item("Hướng dẫn, kiểm tra, đôn đốc các địa phương triển khai thực hiện các tiêu chí."),
                ]),
                node(Clause, true, "Sở Tài chính", vec![para("Tham mưu bố trí kinh phí thực hiện theo khả năng cân đối của ngân sách và quy định hiện hành.")]),
                node(Clause, true, "Báo Sông Lam, Đài Phát thanh và Truyền hình tỉnh", vec![para("Mở chuyên trang, chuyên mục tuyên truyền về xây dựng nông thôn mới, biểu dương điển hình tiên tiến.")]),
                node(Clause, true, "Ủy ban nhân dân các xã, phường", vec![
                    item("Xây dựng kế hoạch cụ thể, phân công nhiệm vụ cho từng thành viên, tổ chức thực hiện trên địa bàn;"),
                    item("Vận động Nhân dân đóng góp công sức, hiến đất làm đường, chỉnh trang nhà ở, cảnh quan môi trường."),
                ]),
                node(Clause, true, "Chế độ báo cáo", vec![para("Các sở, ban, ngành, địa phương báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường) trước ngày 15/12/2026.")]),
            ]),
        ],
        recipients: strings(&["Thường trực Tỉnh ủy, HĐND tỉnh (để b/c)", "Chủ tịch, các PCT UBND tỉnh", "Các sở, ban, ngành của tỉnh", "UBND các xã, phường"]),
        filing: "VT, KTN".into(),
        capacity: strings(&["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        title: "PHÓ CHỦ TỊCH".into(),
        name: "Nguyễn Văn An".into(),
        ..Truth::default()
    }
}

/// A plan of an office with decimals, a table, an annex and a second post of who signs.
fn steering() -> Truth {
    use Level::{Clause, Decimal, Item, Paragraph, Section, Table};
    let para = |text: &str| node(Paragraph, false, text, vec![]);
    let item = |text: &str| node(Item, false, text, vec![]);
    Truth {
        superior: strings(&["UBND TỈNH SÔNG LAM"]),
        issuer: strings(&["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"]),
        number: Some(181),
        symbol: "BCĐ".into(),
        place: "Bến Lam".into(),
        date: Some((29, 11, 2025)),
        subject: "Đợt cao điểm hỗ trợ người dân sử dụng dịch vụ công trực tuyến".into(),
        opening: strings(&[
            "Thực hiện Chương trình công tác năm 2026, Ban Chỉ đạo Chuyển đổi số tỉnh ban hành Kế hoạch như sau:",
        ]),
        nodes: vec![
            node(
                Section,
                true,
                "MỤC TIÊU",
                vec![para(
                    "Phấn đấu mỗi hộ gia đình có ít nhất một người thành thạo kỹ năng số cơ bản, biết nộp hồ sơ trực tuyến.",
                )],
            ),
            node(
                Section,
                true,
                "THỜI GIAN, NỘI DUNG",
                vec![
                    node(Clause, true, "Thời gian: Từ ngày 01/12/2025 đến ngày 31/3/2026", vec![]),
                    node(
                        Clause,
                        true,
                        "Nội dung",
                        vec![
                            node(
                                Decimal,
                                true,
                                "Giai đoạn chuẩn bị",
                                vec![
                                    item(
                                        "Thành lập tổ công nghệ số cộng đồng ở từng thôn, tổ dân phố, phân công người phụ trách;",
                                    ),
                                    item("Tập huấn kỹ năng cho thành viên các tổ."),
                                ],
                            ),
                            node(
                                Decimal,
                                true,
                                "Giai đoạn cao điểm",
                                vec![item(
                                    "Ra quân đến từng hộ, hướng dẫn cài đặt, sử dụng ứng dụng định danh điện tử, thanh toán không dùng tiền mặt và tra cứu thông tin.",
                                )],
                            ),
                        ],
                    ),
                    node(
                        Clause,
                        true,
                        "Tiến độ",
                        vec![node(
                            Table,
                            false,
                            "TT|Nội dung|Thời hạn\n1.|Tập huấn|15/12/2025\n2.|Ra quân|31/3/2026",
                            vec![],
                        )],
                    ),
                ],
            ),
            node(
                Section,
                true,
                "PHÂN CÔNG NHIỆM VỤ",
                vec![
                    node(
                        Clause,
                        true,
                        "Công an tỉnh – Cơ quan Thường trực Ban Chỉ đạo",
                        vec![para(
                            "Chủ trì, phối hợp với các cơ quan, đơn vị hướng dẫn người dân kích hoạt tài khoản định danh; theo dõi, đôn đốc, tổng hợp kết quả.",
                        )],
                    ),
                    node(
                        Clause,
                        true,
                        "Sở Lao động - Thương binh và Xã hội",
                        vec![para(
                            "Hỗ trợ người cao tuổi, người khuyết tật tiếp cận dịch vụ công trực tuyến.",
                        )],
                    ),
                    node(
                        Clause,
                        true,
                        "Đề nghị Tỉnh đoàn",
                        vec![para(
                            "Huy động đoàn viên, thanh niên tham gia các đội hình tình nguyện tại bộ phận một cửa.",
                        )],
                    ),
                ],
            ),
            node(
                Section,
                true,
                "CHẾ ĐỘ BÁO CÁO",
                vec![
                    node(
                        Clause,
                        false,
                        "Hằng tháng, trước ngày 20 các cơ quan, đơn vị báo cáo kết quả về Ban Chỉ đạo (qua Công an tỉnh) để tổng hợp.",
                        vec![],
                    ),
                    node(Clause, false, "Báo cáo tổng kết gửi chậm nhất ngày 10/4/2026.", vec![]),
                ],
            ),
        ],
        recipients: strings(&[
            "Thường trực Tỉnh ủy",
            "Thành viên Ban Chỉ đạo",
            "Các sở, ban, ngành",
        ]),
        filing: "VT, NC".into(),
        title: "TRƯỞNG BAN".into(),
        other_title: strings(&["PHÓ CHỦ TỊCH THƯỜNG TRỰC", "ỦY BAN NHÂN DÂN TỈNH"]),
        name: "Đặng Xuân Trường".into(),
        annex: Some((
            "DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN".into(),
            vec![
                strings(&["TT", "Tên dịch vụ", "Cơ quan"]),
                strings(&["1", "Đăng ký khai sinh", "Sở Tư pháp"]),
                strings(&["2", "Cấp hộ chiếu", "Công an tỉnh"]),
            ],
        )),
        ..Truth::default()
    }
}

/// A plan of a body of the Party, not yet numbered.
fn party() -> Truth {
    use Level::{Clause, Item, Paragraph, Section};
    let para = |text: &str| node(Paragraph, false, text, vec![]);
    let item = |text: &str| node(Item, false, text, vec![]);
    Truth {
        party: true,
        superior: strings(&["TỈNH ỦY SÔNG LAM"]),
        issuer: strings(&["BAN TUYÊN GIÁO VÀ DÂN VẬN"]),
        number: Some(12),
        symbol: "BTGDVTU".into(),
        place: "Bến Lam".into(),
        date: Some((22, 6, 2026)),
        subject: "tuyên truyền Đại hội đại biểu toàn quốc lần thứ XIV của Đảng".into(),
        basis: strings(&[
            "Căn cứ Chương trình công tác năm 2026 của Ban Thường vụ Tỉnh ủy;",
            "Căn cứ chức năng, nhiệm vụ của Ban Tuyên giáo và Dân vận Tỉnh ủy.",
        ]),
        opening: strings(&["Ban Tuyên giáo và Dân vận Tỉnh ủy ban hành Kế hoạch như sau:"]),
        nodes: vec![
            node(
                Section,
                true,
                "MỤC ĐÍCH, YÊU CẦU",
                vec![
                    item(
                        "Tạo sự thống nhất nhận thức, đồng thuận của cán bộ, đảng viên và Nhân dân về các văn kiện Đại hội.",
                    ),
                    item(
                        "Nội dung tuyên truyền ngắn gọn, dễ hiểu, sát từng địa bàn; tránh hình thức, lãng phí.",
                    ),
                ],
            ),
            node(
                Section,
                true,
                "NỘI DUNG",
                vec![
                    node(
                        Clause,
                        true,
                        "Trước Đại hội",
                        vec![para(
                            "Tuyên truyền về ý nghĩa, tầm quan trọng của Đại hội; công tác chuẩn bị, không khí thi đua lập thành tích chào mừng.",
                        )],
                    ),
                    node(
                        Clause,
                        true,
                        "Sau Đại hội",
                        vec![para("Tuyên truyền kết quả, quyết tâm đưa Nghị quyết vào cuộc sống.")],
                    ),
                ],
            ),
            node(
                Section,
                true,
                "TỔ CHỨC THỰC HIỆN",
                vec![
                    node(
                        Clause,
                        false,
                        "Đề nghị Ban Tổ chức Tỉnh ủy, Văn phòng Tỉnh ủy phối hợp đưa nội dung tuyên truyền vào sinh hoạt chi bộ.",
                        vec![],
                    ),
                    node(
                        Clause,
                        false,
                        "Các đảng ủy xã, phường xây dựng kế hoạch, treo ít nhất 05 khẩu hiệu tại các trục đường chính, báo cáo kết quả trước ngày 30/7/2026.",
                        vec![],
                    ),
                ],
            ),
        ],
        recipients: strings(&[
            "Ban Tuyên giáo và Dân vận Trung ương (để b/c)",
            "Thường trực Tỉnh ủy",
            "Các đảng ủy xã, phường",
        ]),
        filing: "Văn phòng Ban".into(),
        capacity: strings(&["K/T TRƯỞNG BAN"]),
        title: "PHÓ TRƯỞNG BAN".into(),
        name: "Trần Thị Bình".into(),
        ..Truth::default()
    }
}

/// A plan in parts, whose sections begin again in each, and that is not yet numbered.
fn parts() -> Truth {
    use Level::{Clause, Item, Paragraph, Part, Plus, Section};
    let para = |text: &str| node(Paragraph, false, text, vec![]);
    let item = |text: &str| node(Item, false, text, vec![]);
    Truth {
        superior: strings(&["ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM"]),
        issuer: strings(&["SỞ Y TẾ"]),
        number: None,
        symbol: "SYT".into(),
        place: "Bến Lam".into(),
        date: None,
        subject: "Phòng, chống dịch bệnh truyền nhiễm năm 2026".into(),
        basis: strings(&[
            "Căn cứ Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12;",
            "Căn cứ Quyết định số 15/QĐ-BYT ngày 02/01/2026 của Bộ trưởng Bộ Y tế ban hành Kế hoạch phòng, chống dịch bệnh,",
        ]),
        opening: strings(&[
            "Sở Y tế xây dựng Kế hoạch phòng, chống dịch bệnh truyền nhiễm năm 2026 với những nội dung chủ yếu sau đây:",
        ]),
        nodes: vec![
            node(
                Part,
                true,
                "ĐÁNH GIÁ TÌNH HÌNH",
                vec![
                    node(
                        Section,
                        true,
                        "KẾT QUẢ ĐẠT ĐƯỢC",
                        vec![para(
                            "Công tác giám sát, phát hiện sớm ca bệnh được duy trì thường xuyên; không để dịch lớn xảy ra.",
                        )],
                    ),
                    node(
                        Section,
                        true,
                        "TỒN TẠI, HẠN CHẾ",
                        vec![
                            item(
                                "Nhân lực làm công tác dự phòng ở tuyến cơ sở còn thiếu, chưa đáp ứng yêu cầu nhiệm vụ.",
                            ),
                            item("Kinh phí mua sắm hóa chất, vật tư còn chậm."),
                        ],
                    ),
                ],
            ),
            node(
                Part,
                true,
                "NỘI DUNG KẾ HOẠCH",
                vec![
                    node(
                        Section,
                        true,
                        "MỤC TIÊU",
                        vec![
                            node(
                                Clause,
                                true,
                                "Mục tiêu chung",
                                vec![para(
                                    "Giảm tỷ lệ mắc, tử vong do các bệnh truyền nhiễm, góp phần bảo vệ sức khỏe Nhân dân.",
                                )],
                            ),
                            node(
                                Clause,
                                true,
                                "Mục tiêu cụ thể",
                                vec![node(
                                    Item,
                                    false,
                                    "Tiêm chủng mở rộng:",
                                    vec![
                                        node(
                                            Plus,
                                            false,
                                            "tối thiểu 95% trẻ dưới 1 tuổi được tiêm đầy đủ các loại vắc xin;",
                                            vec![],
                                        ),
                                        node(
                                            Plus,
                                            false,
                                            "100% ca bệnh được điều tra, xử lý kịp thời.",
                                            vec![],
                                        ),
                                    ],
                                )],
                            ),
                        ],
                    ),
                    node(
                        Section,
                        true,
                        "TỔ CHỨC THỰC HIỆN",
                        vec![
                            node(
                                Clause,
                                true,
                                "Trung tâm Kiểm soát bệnh tật tỉnh",
                                vec![para(
                                    "Là đầu mối, theo dõi, tổng hợp tình hình dịch bệnh; báo cáo Sở Y tế chậm nhất ngày 05/12/2026.",
                                )],
                            ),
                            node(
                                Clause,
                                true,
                                "Các bệnh viện, trung tâm y tế",
                                vec![para(
                                    "Tổ chức thu dung, điều trị, chống lây nhiễm chéo trong cơ sở khám bệnh, chữa bệnh.",
                                )],
                            ),
                        ],
                    ),
                ],
            ),
        ],
        recipients: strings(&["Bộ Y tế (để b/c)", "UBND tỉnh (để b/c)", "Các đơn vị trực thuộc"]),
        filing: "VT, NVY".into(),
        capacity: strings(&["KT. GIÁM ĐỐC"]),
        title: "PHÓ GIÁM ĐỐC".into(),
        name: "BS. Lê Thị Hoa".into(),
        ..Truth::default()
    }
}

/// A plan in articles, clauses without headings below them.
fn articles() -> Truth {
    use Level::{Article, Clause, Point};
    let clause = |text: &str| node(Clause, false, text, vec![]);
    let point = |text: &str| node(Point, false, text, vec![]);
    Truth {
        superior: strings(&["UBND XÃ AN BÌNH"]),
        issuer: strings(&["TRƯỜNG TRUNG HỌC CƠ SỞ", "AN BÌNH"]),
        number: Some(7),
        symbol: "THCSAB".into(),
        place: "An Bình".into(),
        date: Some((15, 9, 2026)),
        subject: "Tổ chức Hội khỏe Phù Đổng cấp trường năm học 2026 - 2027".into(),
        opening: strings(&[
            "Thực hiện Công văn số 88/UBND-VX ngày 10/9/2026 của Ủy ban nhân dân xã An Bình, Trường Trung học cơ sở An Bình ban hành Kế hoạch tổ chức như sau:",
        ]),
        nodes: vec![
            node(
                Article,
                true,
                "Mục đích",
                vec![
                    clause(
                        "Đẩy mạnh phong trào rèn luyện thân thể theo gương Bác Hồ vĩ đại trong học sinh.",
                    ),
                    clause("Tuyển chọn vận động viên tham gia thi đấu cấp xã."),
                ],
            ),
            node(
                Article,
                true,
                "Nội dung thi đấu",
                vec![
                    node(
                        Clause,
                        false,
                        "Các môn thi gồm:",
                        vec![
                            point("Điền kinh: chạy 100 m, nhảy xa;"),
                            point("Bóng đá mi ni: mỗi khối lớp thành lập 01 đội;"),
                            point("Cầu lông, đá cầu: đơn nam, đơn nữ."),
                        ],
                    ),
                    clause("Lịch thi đấu do Ban tổ chức thông báo trước ngày 01/10/2026."),
                ],
            ),
        ],
        recipients: strings(&["UBND xã (để b/c)", "Các tổ chuyên môn"]),
        filing: "VT".into(),
        title: "HIỆU TRƯỞNG".into(),
        name: "Phạm Văn Cường".into(),
        ..Truth::default()
    }
}

fn truths() -> Vec<(&'static str, Truth)> {
    vec![
        ("tỉnh", province()),
        ("ban chỉ đạo", steering()),
        ("đảng", party()),
        ("phần", parts()),
        ("điều", articles()),
    ]
}

// ---- the report ----

#[derive(Default)]
struct Score {
    words: usize,
    lost: usize,
    fields: usize,
    right: usize,
    tree: (usize, usize, usize),
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.tree.0 as f64 / (self.tree.1 + self.tree.2).max(1) as f64
    }

    fn add(&mut self, other: &Score) {
        self.words += other.words;
        self.lost += other.lost;
        self.fields += other.fields;
        self.right += other.right;
        self.tree =
            (self.tree.0 + other.tree.0, self.tree.1 + other.tree.1, self.tree.2 + other.tree.2);
    }
}

fn score(name: &str, bytes: &[u8], seen: &str, truth: &Truth, told: &mut Vec<String>) -> Score {
    let found = found(name, bytes);
    let lost = lost(seen, &found);
    let mut wanted = Vec::new();
    of_nodes(&truth.nodes, "", &mut wanted);
    let leaves = tree(&found.plan);
    let fields = fields(&found, truth);
    let same = |a: &str, b: &str| plain(a) == plain(b);
    for (field, found, wanted) in fields.iter().filter(|(_, found, wanted)| !same(found, wanted)) {
        told.push(format!("{name}: {field}: '{found}', đúng là '{wanted}'"));
    }
    if !lost.is_empty() {
        told.push(format!("{name}: mất chữ: {lost:?}"));
    }
    let tree = compared(&leaves, &wanted);
    if tree.0 < tree.2 || tree.0 < tree.1 {
        let keys = |leaves: &[Leaf]| {
            leaves.iter().map(|l| format!("{} < {}", plain(&l.text), l.above)).collect::<Vec<_>>()
        };
        let (have, want) = (keys(&leaves), keys(&wanted));
        want.iter()
            .filter(|k| !have.contains(k))
            .for_each(|k| told.push(format!("{name}: thiếu {k}")));
        have.iter()
            .filter(|k| !want.contains(k))
            .for_each(|k| told.push(format!("{name}: thừa {k}")));
    }
    Score {
        words: tokens(seen).len(),
        lost: lost.len(),
        fields: fields.len(),
        right: fields.iter().filter(|(_, found, wanted)| same(found, wanted)).count(),
        tree,
    }
}

/// Whether a hand can type what a mutation changes: what is capitals or automatic has nothing to swap.
fn all() -> Vec<(Hand, Mutation)> {
    hands()
        .into_iter()
        .flat_map(|hand| MUTATIONS.map(|mutation| (hand.clone(), mutation)))
        .collect()
}

#[test]
fn plans_of_many_hands_become_the_data_that_they_say() {
    let mut total = Score::default();
    let mut told = Vec::new();
    let each: Vec<_> = all()
        .into_par_iter()
        .map(|(hand, mutation)| {
            let (mut of_hand, mut told) = (Score::default(), Vec::new());
            for (nth, (name, truth)) in truths().into_iter().enumerate() {
                // Every hand types every plan; what is done to it afterwards goes round.
                if mutation != Mutation::None
                    && !(nth + hand.name.len() + mutation as usize).is_multiple_of(3)
                {
                    continue;
                }
                let (bytes, seen) = typed(&truth, &hand, mutation);
                let name = format!("{} / {mutation:?} / {name}", hand.name);
                of_hand.add(&score(&name, &bytes, &seen, &truth, &mut told));
            }
            (hand, mutation, of_hand, told)
        })
        .collect();
    for (hand, mutation, of_hand, of_it) in each {
        told.extend(of_it);
        println!(
            "{:24} {:10} mất {:3} / {:5} chữ; đầu, cuối đúng {:3} / {:3}; cây F1 {:.3}",
            hand.name,
            format!("{mutation:?}"),
            of_hand.lost,
            of_hand.words,
            of_hand.right,
            of_hand.fields,
            of_hand.f1()
        );
        total.add(&of_hand);
    }
    for line in told.iter().take(400) {
        println!("  {line}");
    }
    let head = total.right as f64 / total.fields as f64;
    println!(
        "Tất cả: mất {} / {} chữ; đầu, cuối đúng {:.4}; cây F1 {:.4}",
        total.lost,
        total.words,
        head,
        total.f1()
    );
    assert_eq!(total.lost, 0, "words are lost");
    assert!(head >= 0.99, "the head is right in {head}");
    assert!(total.f1() >= 0.98, "the tree is right in {}", total.f1());
}

// ---- there and back ----

fn campaigns() -> Vec<String> {
    let mut found = vec!["data".to_owned()];
    for entry in std::fs::read_dir(root().join("tests/campaigns")).expect("campaigns") {
        found.push(format!(
            "tests/campaigns/{}",
            entry.expect("an entry").file_name().to_string_lossy()
        ));
    }
    found.sort();
    found
}

fn built(campaign: &str) -> (Plan, Office, Vec<u8>) {
    let folder = root().join(campaign);
    let files = vanban::files::read_folder(&RealDisk, &folder, |_| true).expect("read");
    let campaign = Arc::new(gather(files, "data").campaign.expect("a campaign"));
    let resources = Arc::new(Resources::built_in().expect("templates"));
    let composer = Composer::new(Arc::clone(&campaign), resources).expect("a composer");
    let jobs =
        composer.jobs(&Selection { kinds: vec![DocumentKind::Plan], ..Selection::default() });
    let bytes = composer.make(jobs.first().expect("the plan")).expect("made").bytes;
    (campaign.plan.value.clone(), campaign.office.value.clone(), bytes)
}

/// The paper says nothing of ids, windows and references.
fn same_plan(name: &str, plan: &Plan, office: &Office, found: &Found) {
    let texts = |list: &[vanban::data::scalar::Words]| {
        list.iter().map(|w| w.without_stop().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found.plan.document.number, plan.document.number, "{name}");
    assert_eq!(found.plan.document.date, plan.document.date, "{name}");
    assert_eq!(
        plain(found.plan.document.subject.as_str()),
        plain(plan.document.subject.as_str()),
        "{name}"
    );
    assert_eq!(found.plan.document.marks, plan.document.marks, "{name}");
    assert_eq!(texts(&found.plan.basis), texts(&plan.basis), "{name}");
    assert_eq!(texts(&found.plan.opening), texts(&plan.opening), "{name}");
    let bare = |plan: &Plan| {
        tree(plan)
            .into_iter()
            .map(|leaf| (leaf.above, leaf.text.trim_end_matches('.').to_owned()))
            .collect::<Vec<_>>()
    };
    let (now, wanted) = (bare(&found.plan), bare(plan));
    match plan.annexes.is_empty() {
        true => assert_eq!(now, wanted, "{name}"),
        // The words above a table are read as a paragraph; nothing else comes in between.
        false => {
            let mut left = now.iter();
            assert!(wanted.iter().all(|leaf| left.any(|one| one == leaf)), "{name}: {now:#?}");
            assert!(now.len() <= wanted.len() + 1, "{name}: {now:#?}");
        }
    }
    assert_eq!(texts(&found.plan.recipients), texts(&plan.recipients), "{name}");
    let Some(issuer) = office.issuers.iter().find(|body| body.id == office.issues.plan) else {
        return;
    };
    let body = found.office.issuers.first().expect("an issuer");
    assert_eq!(
        (&body.superior, &body.letterhead),
        (&issuer.superior, &issuer.letterhead),
        "{name}"
    );
    assert_eq!(
        (&body.symbol, &body.place, body.regime, &body.filing),
        (&issuer.symbol, &issuer.place, issuer.regime, &issuer.filing),
        "{name}"
    );
    let (own, wanted) = (&body.signature, &issuer.signature);
    let lower = |words: &Option<vanban::data::scalar::Words>| {
        words.as_ref().map(|w| w.as_str().to_lowercase())
    };
    assert_eq!(lower(&own.on_behalf_of), lower(&wanted.on_behalf_of), "{name}");
    assert_eq!(lower(&own.in_place_of), lower(&wanted.in_place_of), "{name}");
    assert_eq!(own.title.as_str().to_lowercase(), wanted.title.as_str().to_lowercase(), "{name}");
    assert_eq!(own.name, wanted.name, "{name}");
    assert_eq!(
        texts(&own.other_title).join(" ").to_lowercase(),
        texts(&wanted.other_title).join(" ").to_lowercase(),
        "{name}"
    );
}

/// Whether every word has its place; tables and annexes are no data yet, so theirs are listed as having none.
fn is_placed(plan: &Plan, found: &Found) -> bool {
    !plan.annexes.is_empty() || found.imported.unplaced.is_empty()
}

/// Word files after LibreOffice has made them into another kind, by their names; the importer reads them through it again.
fn saved_again(files: &[(String, Vec<u8>)], end: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let convert = |end: &str, given: &[std::path::PathBuf]| {
        for some in given.chunks(40) {
            let mut office = std::process::Command::new("soffice");
            office.arg(&profile).args(["--headless", "--convert-to", end, "--outdir"]);
            office.arg(folder.path()).args(some);
            assert!(office.output().expect("soffice").status.success());
        }
    };
    let paths: Vec<_> =
        (0..files.len()).map(|nth| folder.path().join(format!("{nth}.docx"))).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        std::fs::write(path, bytes).expect("written");
    }
    convert(end, &paths);
    let other: Vec<_> = paths.iter().map(|path| path.with_extension(end)).collect();
    paths.iter().for_each(|path| std::fs::remove_file(path).expect("removed"));
    convert("docx", &other);
    let read =
        |path: &std::path::PathBuf| std::fs::read(path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    files.iter().zip(&paths).map(|((name, _), path)| (name.clone(), read(path))).collect()
}

#[test]
#[ignore = "needs LibreOffice, which tests/all.sh installs"]
fn plans_that_libreoffice_has_saved_are_read_as_well() {
    let (mut total, mut told) = (Score::default(), Vec::new());
    let mut files = Vec::new();
    let mut wanted = Vec::new();
    for (nth, hand) in hands().into_iter().enumerate() {
        // LibreOffice writes the letters of a font for another code as it has them.
        for (at, (name, truth)) in truths().into_iter().enumerate() {
            if (nth + at) % 2 == 0 {
                let (bytes, seen) = typed(&truth, &hand, Mutation::None);
                files.push((format!("{} / {name}", hand.name), bytes));
                wanted.push((truth, seen));
            }
        }
    }
    for end in ["odt", "rtf", "doc"] {
        for ((name, bytes), (truth, seen)) in saved_again(&files, end).iter().zip(&wanted) {
            // LibreOffice leaves text boxes out of what it writes as RTF.
            if end == "rtf" && name.starts_with("hộp chữ") {
                continue;
            }
            total.add(&score(&format!("{end} / {name}"), bytes, seen, truth, &mut told));
        }
    }
    told.iter().for_each(|line| println!("  {line}"));
    let head = total.right as f64 / total.fields as f64;
    println!(
        "LibreOffice: mất {} / {} chữ; đầu, cuối đúng {head:.4}; cây F1 {:.4}",
        total.lost,
        total.words,
        total.f1()
    );
    assert_eq!(total.lost, 0);
    assert!(head >= 0.99 && total.f1() >= 0.98);
    let built: Vec<_> =
        campaigns().into_iter().map(|name| (name.clone(), built(&name).2)).collect();
    for end in ["odt", "rtf", "doc"] {
        for (name, bytes) in saved_again(&built, end) {
            let (plan, office, _) = self::built(&name);
            let found = found(&name, &bytes);
            same_plan(&format!("{end} {name}"), &plan, &office, &found);
            assert!(is_placed(&plan, &found), "{end} {name}: {:?}", found.imported.unplaced);
        }
    }
}

#[test]
fn what_was_built_of_a_plan_is_the_plan_again() {
    for campaign in campaigns() {
        let (plan, office, bytes) = built(&campaign);
        let found = found(&campaign, &bytes);
        same_plan(&campaign, &plan, &office, &found);
        assert!(is_placed(&plan, &found), "{campaign}: {:?}", found.imported.unplaced);
    }
}

// ---- who does what by when, and at the desk ----

fn imported(truth: &Truth) -> Imported {
    let (bytes, _) = typed(truth, &typist::PLAIN, Mutation::None);
    import(&read(&bytes).expect("reads"), &profiles(), "ke-hoach.docx").expect("a plan")
}

fn gathered(imported: &Imported) -> vanban::data::gather::Gathered {
    let files =
        imported.files.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes()));
    gather(files.collect(), "data")
}

#[test]
fn what_is_imported_is_valid_but_for_what_it_says_is_to_be_filled() {
    for (name, truth) in truths() {
        let imported = imported(&truth);
        let gathered = gathered(&imported);
        let errors: Vec<_> =
            gathered.all_problems().iter().filter(|problem| problem.is_error()).cloned().collect();
        let no_period = imported.to_fill.iter().any(|note| note.words.starts_with("kỳ báo cáo"));
        let titled = imported.to_fill.iter().any(|note| note.words.contains("trước họ tên"));
        assert_eq!(errors.is_empty(), !no_period && !titled, "{name}: {errors:?}");
        // What is not whole is not compared yet.
        let warned = gathered.all_problems().iter().any(|problem| problem.code == "DG12");
        let fills = imported.to_fill.iter().any(|note| note.file == "agencies.yaml");
        assert!(no_period || warned == fills, "{name}");
        // A note stands where it says.
        for note in imported.notes.iter().chain(&imported.to_fill) {
            let (_, text) =
                imported.files.iter().find(|(file, _)| *file == note.file).expect("the file");
            let line = text.lines().nth(note.line - 1).expect("the line");
            assert!(line.trim_start().starts_with("# CẦN "), "{name}: {note:?}: {line}");
        }
    }
}

#[test]
fn bodies_that_are_charged_become_agencies_groups_and_duties() {
    let imported = imported(&province());
    let campaign = gathered(&imported).campaign.expect("a campaign");
    let plan = &campaign.plan.value;
    let names: Vec<String> =
        campaign.all_agencies().map(|(_, body)| body.name.to_string()).collect();
    assert_eq!(
        names,
        [
            "Sở Nông nghiệp và Môi trường",
            "Sở Tài chính",
            "Báo Sông Lam",
            "Đài Phát thanh và Truyền hình tỉnh",
            "[CẦN ĐIỀN] đơn vị thuộc nhóm Ủy ban nhân dân các xã, phường",
        ]
    );
    let duties: Vec<(String, usize, usize)> = plan
        .duties
        .iter()
        .map(|duty| (duty.title.to_string(), duty.agencies.len(), duty.groups.len()))
        .collect();
    let titles: Vec<&str> = duties.iter().map(|(title, ..)| title.as_str()).collect();
    assert_eq!(titles.len(), 6, "{titles:?}");
    assert_eq!(duties.iter().filter(|(_, agencies, _)| *agencies == 2).count(), 1);
    assert_eq!(duties.iter().filter(|(_, _, groups)| *groups == 1).count(), 2);
    let period = &plan.reporting.periods[0];
    assert_eq!(period.due.first_late_day().to_string(), "2026-12-15");
    assert_eq!(plan.reporting.to.all()[0].name.as_str(), "Ủy ban nhân dân tỉnh");
    assert_eq!(
        plan.reporting.to.all()[0].via.as_ref().map(|id| id.as_str()),
        Some("so-nong-nghiep-va-moi")
    );
    let indicators: Vec<(&str, &str)> = campaign
        .indicators
        .value
        .indicators
        .iter()
        .map(|one| (one.name.as_str(), one.unit.as_str()))
        .collect();
    assert_eq!(indicators, [("Số sản phẩm đạt chuẩn", "sản phẩm")]);
}

#[test]
fn deadlines_become_periods_that_quote_their_sentences() {
    let imported = imported(&steering());
    let campaign = gathered(&imported).campaign.expect("a campaign");
    let periods: Vec<(String, String)> = campaign
        .plan
        .value
        .reporting
        .periods
        .iter()
        .map(|period| (period.id.to_string(), period.due.first_late_day().to_string()))
        .collect();
    let wanted = [
        ("2025-12", "2025-12-20"),
        ("2026-01", "2026-01-20"),
        ("2026-02", "2026-02-20"),
        ("2026-03", "2026-03-20"),
        // `chậm nhất ngày 10/4`: the day itself is in time.
        ("tong-ket", "2026-04-11"),
    ];
    let wanted: Vec<(String, String)> =
        wanted.iter().map(|(id, day)| ((*id).into(), (*day).into())).collect();
    assert_eq!(periods, wanted);
    let quotes = imported
        .notes
        .iter()
        .filter(|note| note.words.contains("Hằng tháng, trước ngày 20"))
        .count();
    assert_eq!(quotes, 4);
    let office = &campaign.office.value;
    assert_eq!(
        (office.issues.plan.as_str(), office.issues.summary.as_str()),
        ("ban-chi-dao-chuyen-doi-so", "cong-an-tinh")
    );
}

#[test]
fn a_plan_is_never_written_over_unasked_and_what_is_replaced_is_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let (bytes, _) = typed(&province(), &typist::PLAIN, Mutation::None);
    let file = dir.path().join("ke-hoach.docx");
    std::fs::write(&file, &bytes).expect("written");
    let data = dir.path().join("data");
    let (file, data) = (common::text(&file), common::text(&data));
    let run = |more: &[&str]| {
        let output = common::vanban(
            &[&["import", "plan", &file, "--data", &data, "--format", "json"], more].concat(),
        );
        let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        (output.status.code(), printed)
    };
    let (code, printed) = run(&["--dry-run"]);
    assert_eq!((code, printed["written"].as_bool()), (Some(0), Some(false)));
    assert!(!std::path::Path::new(&data).exists());
    let (code, printed) = run(&[]);
    assert_eq!((code, printed["written"].as_bool()), (Some(0), Some(true)), "{printed}");
    assert_eq!(printed["unplaced"].as_array().map(Vec::len), Some(0), "{printed}");
    let plan = std::path::Path::new(&data).join("plan.yaml");
    std::fs::write(&plan, "sửa tay: có\n").expect("written");
    let (code, printed) = run(&[]);
    assert_eq!(
        (code, printed["problems"][0]["code"].as_str()),
        (Some(1), Some("NK03")),
        "{printed}"
    );
    let (code, printed) = run(&["--replace"]);
    assert_eq!((code, printed["kept"].as_array().map(Vec::len)), (Some(0), Some(4)));
    assert_eq!(
        std::fs::read_to_string(plan.with_file_name("plan.yaml.cu")).expect("kept"),
        "sửa tay: có\n"
    );
    let left: Vec<_> = std::fs::read_dir(&data)
        .expect("lists")
        .map(|e| e.expect("an entry").file_name())
        .collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("tmp")), "{left:?}");
}
