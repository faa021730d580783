//! A small campaign without a fault, and what is found when words of it are replaced.

use crate::data::campaign::Campaign;
use crate::data::gather::{FILES, gather};
use crate::data::scalar::Id;
use crate::problem::Problem;

use super::{Scope, check};

/// `office.yaml`.
pub const OFFICE: &str = "\
campaign: dot-1
issues:
  plan: ban-chi-dao
  summary: cong-an
  reminders: cong-an
issuers:
  - id: ban-chi-dao
    name: Ban Chỉ đạo
    letterhead: [BAN CHỈ ĐẠO]
    symbol: BCĐ
    place: Thái Nguyên
    signature: {title: Trưởng ban, name: Nguyễn Văn A}
    filing: VT
days_off:
  - {date: 2025-01-01, name: Tết Dương lịch}
";

/// `agencies.yaml`.
pub const AGENCIES: &str = "\
groups:
  - id: so-nganh
    name: Sở, ngành
    agencies:
      - id: cong-an
        name: Công an tỉnh
        letterhead: [CÔNG AN TỈNH]
        symbol: CAT
        place: Thái Nguyên
        signature: {title: Giám đốc, name: TS. Trần Văn B}
        filing: VT
      - id: so-tu-phap
        name: Sở Tư pháp
        letterhead: [SỞ TƯ PHÁP]
        symbol: STP
        place: Thái Nguyên
        signature: {title: Phó Giám đốc, in_place_of: Giám đốc}
        filing: VT
  - id: dang
    name: Các ban đảng
    agencies:
      - id: ban-tuyen-giao
        name: Ban Tuyên giáo
        letterhead: [BAN TUYÊN GIÁO]
        symbol: BTG
        place: Thái Nguyên
        regime: party
        signature: {title: Trưởng ban}
        filing: Văn phòng Ban
";

/// `plan.yaml`.
pub const PLAN: &str = "\
document: {kind: ke-hoach, number: 181, date: 2024-11-22, subject: Tuyên truyền}
campaign_name: đợt tuyên truyền
sections:
  - id: noi-dung
    title: NỘI DUNG
    parts:
      - id: dot-mot
        text: [Thực hiện theo mục I kế hoạch này.]
        window: {from: 2024-11-01, to: 2024-12-10}
        refers: [{words: mục I kế hoạch, to: noi-dung}]
      - id: khau-hieu
        text: [Treo khẩu hiệu sau.]
        items:
          - {id: kh-mot, text: Khẩu hiệu một}
          - {id: kh-hai, text: Khẩu hiệu hai, items: [Dòng dưới]}
  - id: bao-cao
    text: [Các cơ quan báo cáo hàng tháng.]
    items: [Không có mã]
recipients: [Như trên]
signature: {title: Phó Trưởng ban, in_place_of: Trưởng ban}
duties:
  - id: tuyen-truyen
    anchor: dot-mot
    words: Thực hiện theo  mục I
    title: Tuyên truyền
    agencies: [so-tu-phap]
    window: {from: 2024-11-01, to: 2024-11-30}
    asks:
      - {id: ket-qua, label: Kết quả}
      - {id: ngay-treo, label: Ngày treo, kind: date, phase: dot-mot}
      - {id: mot-trong, label: Hình thức, kind: choice, choices: [{id: pano, text: Pa nô}, {id: bang, text: Băng}]}
  - id: treo
    anchor: kh-hai
    words: Dòng dưới
    title: Treo khẩu hiệu
    groups: [dang]
    asks:
      - {id: da-treo, label: Khẩu hiệu, kind: ticks, choices_from: khau-hieu}
reporting:
  to: {name: Ban Chỉ đạo, via: cong-an}
  anchor: bao-cao
  standing:
    title: Thường xuyên
    name: công tác thường xuyên
    asks: [{id: chung, label: Tình hình chung, kind: line}]
  general: [{id: danh-gia, label: Đánh giá}]
  periods:
    - id: ky-1
      name: tháng 11
      anchor: bao-cao
      covers: {from: 2024-11-01, to: 2024-11-30}
      due_before: 2024-12-06
      subject: Kết quả
      standing: true
      extensions: [{agency: so-tu-phap, due_before: 2024-12-10}]
      summary: {kind: bao-cao, number: 10, date: 2024-12-16, subject: Tổng hợp}
    - id: ky-2
      name: tổng kết
      anchor: bao-cao
      covers: {from: 2024-11-01, to: 2024-12-31}
      due_before: 2025-01-08
      subject: Tổng kết
      exempt: [ban-tuyen-giao]
      summary: {kind: bao-cao, subject: Tổng hợp}
  summary: {to: [Bộ Công an], recipients: [Lãnh đạo], signature: {title: Phó Giám đốc, in_place_of: Giám đốc}}
";

/// `indicators.yaml`.
pub const INDICATORS: &str = "\
indicators:
  - {id: so-tin, name: Số tin, unit: tin, duty: tuyen-truyen, max: 5.000, at_least: 2}
  - {id: so-dang, name: Số tin đăng, unit: tin, agencies: [so-tu-phap], periods: [ky-1]}
  - {id: ty-le, name: Tỷ lệ, unit: '%', value: percent, total: rate, numerator: so-dang, denominator: so-tin}
  - {id: kinh-phi, name: Kinh phí, unit: đồng, value: money, groups: [dang]}
  - {id: muc-tang, name: Mức tăng, unit: '%', value: percent, everyone: true, min: -50, max: 200, total: none}
  - {id: diem, name: Điểm, unit: điểm, value: decimal, everyone: true, min: '-1,5'}
";

/// The report of `so-tu-phap` in `ky-1`.
pub const REPORT: &str = "\
received: 2024-12-09
number: 05
date: 2024-12-09
figures:
  so-tin: 1.234
  so-dang: 12
  muc-tang: -12,5
answers:
  ket-qua: Đã thực hiện tại 12 nơi.
  ngay-treo: 2024-11-29
  mot-trong: pano
  chung: Ổn định
difficulties: Không có
";

/// The report of `ban-tuyen-giao` in `ky-1`.
pub const PARTY_REPORT: &str = "\
received: 2024-12-02
number: 7
date: 2024-12-01
nil: true
figures: {kinh-phi: 0}
";

/// The report of `cong-an` in `ky-2`.
pub const OTHER_REPORT: &str = "\
received: 2025-01-06
number: 11
date: 2024-12-30
answers:
  danh-gia: Tốt
";

/// The files of the campaign: path and text.
pub const FILES_OF_CAMPAIGN: [(&str, &str); 9] = [
    (FILES[0], OFFICE),
    (FILES[1], AGENCIES),
    (FILES[2], PLAN),
    (FILES[3], INDICATORS),
    ("reports/ky-1/so-tu-phap.yaml", REPORT),
    ("reports/ky-1/ban-tuyen-giao.yaml", PARTY_REPORT),
    ("reports/ky-2/cong-an.yaml", OTHER_REPORT),
    ("year-before/ky-1/so-tu-phap.yaml", "received: 2023-12-09\nfigures: {so-tin: 5}\n"),
    ("reminders.yaml", "sent:\n  - {period: ky-1, date: 2024-12-20, to: [cong-an]}\n"),
];

/// Words of one file and what takes their place; the words must be in it once.
pub type Change<'a> = (&'a str, &'a str, &'a str);

/// The campaign with changes: the file is named by the beginning of its path or by its agency.
pub fn campaign(changes: &[Change<'_>]) -> Campaign {
    let mut files: Vec<(String, String)> = FILES_OF_CAMPAIGN
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    for (name, from, to) in changes {
        let (path, text) = files.iter_mut().find(|(path, _)| path.contains(name)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands not once in {path}");
        *text = text.replace(from, to);
    }
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let gathered = gather(files, "data");
    let Some(campaign) = gathered.campaign else {
        panic!("the sample does not read: {:#?}", gathered.problems);
    };
    campaign
}

/// What is found in the campaign with changes.
pub fn found(changes: &[Change<'_>]) -> Vec<(Scope, Problem)> {
    check(&campaign(changes))
}

/// Code and place of a problem: `DL40 plan:7:3`.
pub fn shown(problem: &Problem) -> String {
    let place = problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = place.trim_start_matches("data/").replace(".yaml", "").replace("reports/", "");
    format!("{} {place}", problem.code)
}

/// An id.
pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}
