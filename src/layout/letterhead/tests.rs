//! Letterheads with the names that offices of the country have.

use super::*;
use crate::data::scalar::TypeSize;
use crate::document::{Orientation, Symbol};
use crate::metrics::text_width;
use crate::profile::{Profile, Profiles};

const ND30: &str = include_str!("../../../templates/the-thuc/nd30.yaml");
const HD05: &str = include_str!("../../../templates/the-thuc/hd05.yaml");

/// The provinces since 1/7/2025.
const PROVINCES: [&str; 34] = [
    "THÀNH PHỐ HÀ NỘI",
    "THÀNH PHỐ HẢI PHÒNG",
    "THÀNH PHỐ HUẾ",
    "THÀNH PHỐ ĐÀ NẴNG",
    "THÀNH PHỐ HỒ CHÍ MINH",
    "THÀNH PHỐ CẦN THƠ",
    "TỈNH AN GIANG",
    "TỈNH BẮC NINH",
    "TỈNH CÀ MAU",
    "TỈNH CAO BẰNG",
    "TỈNH ĐẮK LẮK",
    "TỈNH ĐIỆN BIÊN",
    "TỈNH ĐỒNG NAI",
    "TỈNH ĐỒNG THÁP",
    "TỈNH GIA LAI",
    "TỈNH HÀ TĨNH",
    "TỈNH HƯNG YÊN",
    "TỈNH KHÁNH HÒA",
    "TỈNH LAI CHÂU",
    "TỈNH LÂM ĐỒNG",
    "TỈNH LẠNG SƠN",
    "TỈNH LÀO CAI",
    "TỈNH NGHỆ AN",
    "TỈNH NINH BÌNH",
    "TỈNH PHÚ THỌ",
    "TỈNH QUẢNG NGÃI",
    "TỈNH QUẢNG NINH",
    "TỈNH QUẢNG TRỊ",
    "TỈNH SƠN LA",
    "TỈNH TÂY NINH",
    "TỈNH THÁI NGUYÊN",
    "TỈNH THANH HÓA",
    "TỈNH TUYÊN QUANG",
    "TỈNH VĨNH LONG",
];

/// Ministries and bodies of their rank.
const MINISTRIES: [&str; 23] = [
    "BỘ QUỐC PHÒNG",
    "BỘ CÔNG AN",
    "BỘ NGOẠI GIAO",
    "BỘ NỘI VỤ",
    "BỘ TƯ PHÁP",
    "BỘ TÀI CHÍNH",
    "BỘ CÔNG THƯƠNG",
    "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "BỘ XÂY DỰNG",
    "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
    "BỘ KHOA HỌC VÀ CÔNG NGHỆ",
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
    "BỘ Y TẾ",
    "BỘ DÂN TỘC VÀ TÔN GIÁO",
    "VĂN PHÒNG CHÍNH PHỦ",
    "THANH TRA CHÍNH PHỦ",
    "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM",
    "VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ VIỆT NAM",
    "VIỆN HÀN LÂM KHOA HỌC XÃ HỘI VIỆT NAM",
    "ĐÀI TRUYỀN HÌNH VIỆT NAM",
    "ĐÀI TIẾNG NÓI VIỆT NAM",
    "THÔNG TẤN XÃ VIỆT NAM",
    "KIỂM TOÁN NHÀ NƯỚC",
];

/// Departments, schools, hospitals, unions.
const OTHERS: [&str; 27] = [
    "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "SỞ DÂN TỘC VÀ TÔN GIÁO",
    "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "CHI CỤC CHĂN NUÔI VÀ THÚ Y",
    "CHI CỤC BẢO VỆ MÔI TRƯỜNG",
    "TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
    "BỆNH VIỆN ĐA KHOA KHU VỰC ĐỒNG VĂN",
    "BỆNH VIỆN Y HỌC CỔ TRUYỀN",
    "BỆNH VIỆN HỮU NGHỊ VIỆT ĐỨC",
    "TRƯỜNG ĐẠI HỌC KINH TẾ QUỐC DÂN",
    "TRƯỜNG ĐẠI HỌC BÁCH KHOA",
    "ĐẠI HỌC QUỐC GIA THÀNH PHỐ HỒ CHÍ MINH",
    "TRƯỜNG CAO ĐẲNG SƯ PHẠM TRUNG ƯƠNG",
    "TRƯỜNG TRUNG HỌC PHỔ THÔNG CHU VĂN AN",
    "TRƯỜNG TIỂU HỌC NGUYỄN THỊ MINH KHAI",
    "TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ TRUNG HỌC CƠ SỞ MÈO VẠC",
    "TRƯỜNG MẦM NON HOA SEN",
    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH TUYÊN QUANG",
    "HỌC VIỆN CHÍNH TRỊ QUỐC GIA HỒ CHÍ MINH",
    "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH",
];

const PARTY: [&str; 8] = [
    "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY",
    "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH",
    "ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH",
    "ỦY BAN KIỂM TRA TỈNH ỦY",
    "BAN TỔ CHỨC TỈNH ỦY",
    "ĐẢNG BỘ TỈNH TUYÊN QUANG",
    "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH",
    "TRƯỜNG CHÍNH TRỊ TỈNH THÁI NGUYÊN",
];

fn profile(id: &str) -> Profile {
    let profiles =
        Profiles::parse([("hd05.yaml", HD05), ("nd30.yaml", ND30)]).expect("profiles read");
    profiles.iter().find(|profile| profile.id == id).expect("known").clone()
}

fn head(superior: &[&str], issuer: &[&str], place: &str) -> Letterhead {
    let lines = |of: &[&str]| of.iter().map(|line| (*line).to_owned()).collect();
    Letterhead {
        superior: lines(superior),
        issuer: lines(issuer),
        number: Blank::Open,
        symbol: Symbol {
            kind: "BC".into(),
            body: "UBND".into(),
            unit: None,
            letter: false,
            pattern: None,
        },
        place: place.into(),
        date: Blank::Open,
        year: 2026,
    }
}

/// Runs something with the parted letterhead.
fn parted(profile: &Profile, size: TypeSize, head: &Letterhead) -> (Parted, Vec<SplitName>, Twip) {
    let area = TextArea::new(profile, size, Orientation::Portrait);
    let number = measured_number(&area, head);
    let parted = Parted::of(&area, head, &DateLine::of(head), &number);
    let split_name = split_names(&area, &head.superior, &head.issuer);
    // The national name and the motto have the rest of the width.
    let rest = area.width - parted.names_width;
    assert!(state_width(&area) <= rest, "the national name fits beside {:?}", head.issuer);
    for (role, set) in &parted.names {
        let (face, half_points) = area.type_of(*role);
        for line in &set.lines {
            let width = Twip(text_width(line, face, half_points.0) as i32);
            assert!(width <= parted.names_width, "{line} fits its column at {half_points:?}");
        }
    }
    (parted, split_name, area.width)
}

fn printed(parted: &Parted) -> Vec<&str> {
    parted.names.iter().flat_map(|(_, set)| &set.lines).map(String::as_str).collect()
}

#[test]
fn no_name_of_a_province_or_a_ministry_is_split_within_a_word() {
    let state = profile("nd30");
    for size in [TypeSize::Thirteen, TypeSize::Fourteen] {
        for province in PROVINCES {
            let (_, place) = province.split_once(' ').expect("a name");
            let superior = format!("UBND {province}");
            for head in [
                head(&[], &["ỦY BAN NHÂN DÂN", province], place),
                head(&[], &[&format!("ỦY BAN NHÂN DÂN {province}")], place),
                head(&[&superior], &["SỞ NỘI VỤ"], place),
                head(&["BỘ CÔNG AN"], &[&format!("CÔNG AN {province}")], place),
                head(&["HỘI ĐỒNG NHÂN DÂN", province], &["VĂN PHÒNG"], place),
            ] {
                let (parted, split_name, _) = parted(&state, size, &head);
                assert_eq!(split_name, [], "{head:?}");
                // The name of the place is whole on one line, and not without its word.
                let name = province.trim_start_matches("TỈNH ").trim_start_matches("THÀNH PHỐ ");
                let lines = printed(&parted);
                assert!(lines.iter().any(|line| line.contains(name)), "{lines:?}");
                assert!(lines.iter().all(|line| !line.ends_with("TỈNH") && !line.ends_with("PHỐ")));
            }
        }
        for ministry in MINISTRIES {
            for head in [
                head(&[], &[ministry], "Hà Nội"),
                head(&[ministry], &["CỤC QUẢN LÝ ĐÊ ĐIỀU", "VÀ PHÒNG, CHỐNG THIÊN TAI"], "Hà Nội"),
            ] {
                assert_eq!(parted(&state, size, &head).1, [], "{ministry}");
            }
        }
    }
}

#[test]
fn long_names_are_split_where_words_belong_apart() {
    let state = profile("nd30");
    for (name, lines) in [
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", &["BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"][..]),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", &["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", &["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]),
        ("TRƯỜNG TIỂU HỌC NGUYỄN THỊ MINH KHAI", &["TRƯỜNG TIỂU HỌC", "NGUYỄN THỊ MINH KHAI"]),
        ("ĐẠI HỌC QUỐC GIA THÀNH PHỐ HỒ CHÍ MINH", &["ĐẠI HỌC QUỐC GIA", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", &["MẶT TRẬN TỔ QUỐC", "VIỆT NAM"]),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC ĐỒNG VĂN", &["BỆNH VIỆN ĐA KHOA", "KHU VỰC ĐỒNG VĂN"]),
    ] {
        let head = head(&[], &[name], "Thành phố Hồ Chí Minh");
        let (parted, split_name, _) = parted(&state, TypeSize::Fourteen, &head);
        assert_eq!(printed(&parted), lines);
        assert_eq!(split_name, []);
    }
}

#[test]
fn schools_hospitals_and_party_bodies_keep_their_words_whole() {
    for (profile, names) in [(profile("nd30"), &OTHERS[..]), (profile("hd05"), &PARTY)] {
        for size in [TypeSize::Thirteen, TypeSize::Fourteen] {
            for name in names {
                for head in [
                    head(&[], &[name], "Thành phố Hồ Chí Minh"),
                    head(&[name], &["PHÒNG KẾ HOẠCH"], "Tuyên Quang"),
                ] {
                    assert_eq!(parted(&profile, size, &head).1, [], "{name}");
                }
            }
        }
    }
}

#[test]
fn a_long_place_takes_no_room_from_the_names() {
    let state = profile("nd30");
    let names = ["ỦY BAN NHÂN DÂN", "ĐẶC KHU BẠCH LONG VĨ"];
    for place in ["Hà Nội", "Thành phố Hồ Chí Minh", "Khu kinh tế cửa khẩu Thanh Thủy - Nậm Ty"]
    {
        let head = head(&[], &names, place);
        let (parted, _, width) = parted(&state, TypeSize::Fourteen, &head);
        assert_eq!(printed(&parted), names, "{place}");
        let columns = parted.columns(width);
        assert_eq!(columns.iter().map(|column| column.0).sum::<i32>(), width.0);
        assert!(columns.iter().all(|column| column.0 > 0));
        assert_eq!(parted.date_wraps, place.len() > 40, "{place}");
    }
}

#[test]
fn a_name_that_nobody_knows_how_to_split_is_reported() {
    let state = profile("nd30");
    let name = "TẬP ĐOÀN XYLO GRAPHA KHUÊ MINH TRÂM OANH";
    let head = head(&[], &[name], "Hà Nội");
    let (_, split_name, _) = parted(&state, TypeSize::Fourteen, &head);
    assert_eq!(split_name.len(), 1);
    assert_eq!(split_name[0].name, name);
    assert_eq!(split_name[0].lines.join(" "), name);
}

#[test]
fn kinds_of_schools_stay_whole_in_long_names() {
    let state = profile("nd30");
    for (name, lines) in [
        (
            "TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ TIỂU HỌC, TRUNG HỌC CƠ SỞ VÀ TRUNG HỌC PHỔ THÔNG MÙ CANG CHẢI",
            &[
                "TRƯỜNG PHỔ THÔNG",
                "DÂN TỘC NỘI TRÚ",
                "TIỂU HỌC,",
                "TRUNG HỌC CƠ SỞ",
                "VÀ TRUNG HỌC PHỔ THÔNG",
                "MÙ CANG CHẢI",
            ][..],
        ),
        (
            "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ NẬM TY",
            &["TRƯỜNG PHỔ THÔNG", "DÂN TỘC BÁN TRÚ", "TIỂU HỌC", "VÀ TRUNG HỌC CƠ SỞ", "NẬM TY"],
        ),
    ] {
        for size in [TypeSize::Thirteen, TypeSize::Fourteen] {
            let head = head(&[], &[name], "Mù Cang Chải");
            let (parted, split_name, _) = parted(&state, size, &head);
            assert_eq!(split_name, []);
            let printed = printed(&parted);
            if size == TypeSize::Fourteen {
                assert_eq!(printed, lines);
            }
            for unit in
                ["TRUNG HỌC CƠ SỞ", "DÂN TỘC NỘI TRÚ", "DÂN TỘC BÁN TRÚ", "TRUNG HỌC PHỔ THÔNG"]
            {
                let whole = printed.iter().any(|line| line.contains(unit));
                assert_eq!(whole, name.contains(unit), "{unit} in {printed:?}");
            }
        }
    }
}
