//! Questions that are tables: what is filled in, row by row, comes back as it was or is a doubt, and is listed and added
//! up in the summary.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{copy_data, root, text, vanban};
use form::{Form, TEXT, escape, run, words};
use rust_decimal::Decimal;
use tempfile::TempDir;
use vanban::viet::{format_number, parse_number};

/// Two tables: one to which rows are added, one with a fixed first column.
const ASKS: &str = r#"
      - id: dia-diem
        label: Các địa điểm đã trồng cây
        kind: table
        columns:
          - {id: noi, head: Địa điểm, width: 40}
          - {id: so-cay, head: Số cây, kind: number, unit: cây, total: true}
          - {id: ngay, head: Ngày trồng, kind: date}
          - {id: danh-gia, head: Đánh giá, kind: choice, choices: [{id: dat, text: Đạt}, {id: chua-dat, text: Chưa đạt}]}
        rows: {min: 1, max: 5}
      - id: loai-cay
        label: Kinh phí theo loại cây
        kind: table
        columns:
          - {id: loai, head: Loại cây}
          - {id: tien, head: Kinh phí, kind: number, unit: triệu đồng, total: true}
          - {id: ghi-chu, head: Ghi chú}
        first: [Cây bóng mát, Cây ăn quả, Cây cảnh]
        optional: true
"#;

/// Three schools that plant trees, and what they are asked.
struct World {
    dir: TempDir,
}

/// The agencies.
const AGENCIES: [&str; 3] = ["truong-a", "truong-b", "truong-c"];

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        copy_data(&root().join("tests/campaigns/nho"), &dir.path().join("data"));
        let world = World { dir };
        world.edit("plan.yaml", |plan| {
            let own = "      - {id: trong-cay-kq, label: Kết quả trồng và chăm sóc cây}";
            assert!(plan.contains(own));
            plan.replace(own, &format!("{own}{ASKS}"))
        });
        world.edit("agencies.yaml", |agencies| {
            let at = agencies.find("      - id: truong-a").expect("an agency");
            let own = agencies[at..].to_owned();
            let other = |id: &str, name: &str| {
                own.replace("truong-a", id)
                    .replace("An Bình", name)
                    .replace(
                        "AN BÌNH]\n        sym",
                        &format!("{}]\n        sym", name.to_uppercase()),
                    )
                    .replace("THCSAB", &id.to_uppercase().replace('-', ""))
            };
            format!(
                "{agencies}{}{}",
                other("truong-b", "Bình Minh"),
                other("truong-c", "Cẩm Giang")
            )
        });
        world.run(&["build", "forms"]);
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn edit(&self, name: &str, change: impl FnOnce(String) -> String) {
        let path = self.path("data").join(name);
        let before = std::fs::read_to_string(&path).expect("there");
        std::fs::write(&path, change(before)).expect("written");
    }

    fn any(&self, arguments: &[&str]) -> Output {
        let (data, out) = (text(&self.path("data")), text(&self.path("out")));
        let mut all = arguments.to_vec();
        all.extend(["--data", &data, "--out", &out]);
        vanban(&all)
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output = self.any(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    fn form(&self, agency: &str) -> Form {
        let path = self.path("out").join(format!("bieu-mau/mot-ky/{agency}.docx"));
        Form::open(&std::fs::read(path).expect("a form"))
    }

    /// Collects a return: what was said, and the report.
    fn collect(&self, form: &Form) -> (String, String) {
        let path = self.path("return.docx");
        std::fs::write(&path, form.bytes()).expect("written");
        self.collect_file(&path)
    }

    fn collect_file(&self, path: &Path) -> (String, String) {
        let reports = self.path("data/reports/mot-ky");
        let _ = std::fs::remove_dir_all(&reports);
        let output = self.any(&["collect", &text(path), "--received", "2027-03-08"]);
        let report = common::files(&reports, ".yaml").into_iter().next();
        let report = report.map(|path| std::fs::read_to_string(path).expect("a report"));
        (said(&output), report.unwrap_or_default())
    }
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

type Row = [&'static str; 4];

const ROWS: [Row; 3] = [
    ["Sân trường", "1.250", "03/3/2027", "Đạt"],
    ["Nghĩa trang liệt sĩ", "12,5", "ngày 04 tháng 3 năm 2027", "Chưa đạt"],
    ["Dọc đường liên xã & bờ đê", "40", "", ""],
];

const COLUMNS: [&str; 4] = ["noi", "so-cay", "ngay", "danh-gia"];

/// The first row that may be added, with its control.
fn item(xml: &str) -> std::ops::Range<usize> {
    let at = xml.find("<w15:repeatingSectionItem/>").expect("a row");
    let start = xml[..at].rfind("<w:sdt>").expect("its control");
    let end = at + xml[at..].find("</w:tr></w:sdtContent></w:sdt>").expect("its end");
    start..end + "</w:tr></w:sdtContent></w:sdt>".len()
}

/// A row as a person fills it in.
fn filled(item: &str, row: &Row) -> String {
    let mut one = Form { parts: BTreeMap::from([(TEXT.to_owned(), item.as_bytes().to_vec())]) };
    for (column, words) in COLUMNS.iter().zip(row).filter(|(_, words)| !words.is_empty()) {
        one.fill(&format!("dia-diem/{column}"), words);
    }
    one.part(TEXT)
}

/// Fills the first table in with rows, as Word's plus adds them.
fn fill(form: &mut Form, rows: &[Row]) {
    form.text(|xml| {
        let at = item(&xml);
        let rows: String = rows.iter().map(|row| filled(&xml[at.clone()], row)).collect();
        format!("{}{rows}{}", &xml[..at.start], &xml[at.end..])
    });
}

/// Fills the nth cell of a column of the second table in.
fn fill_fixed(form: &mut Form, column: &str, nth: usize, typed: &str) {
    let tag = format!(r#"<w:tag w:val="loai-cay/{column}"/>"#);
    form.text(|xml| {
        let at = xml.match_indices(&tag).nth(nth).expect("a cell").0;
        let (head, rest) = xml.split_at(xml[..at].rfind("<w:sdt>").expect("a control"));
        let mut one = Form { parts: BTreeMap::from([(TEXT.to_owned(), rest.as_bytes().to_vec())]) };
        one.fill(&format!("loai-cay/{column}"), typed);
        format!("{head}{}", one.part(TEXT))
    });
}

/// Without any control.
fn bare(form: &Form) -> Form {
    let mut form = form.clone();
    form.text(|mut xml| {
        while let Some(start) = xml.find("<w:sdtPr>") {
            let end = start + xml[start..].find("</w:sdtPr>").expect("an end") + 10;
            xml.replace_range(start..end, "");
        }
        ["<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>"]
            .iter()
            .fold(xml, |xml, tag| xml.replace(tag, ""))
    });
    form
}

/// The answers of a report, without comments.
fn answers(report: &str) -> String {
    let lines = report.lines().filter(|line| !line.trim_start().starts_with('#'));
    let mut lines = lines.skip_while(|line| *line != "answers:");
    let mut all = String::new();
    lines.next();
    for line in lines.take_while(|line| line.starts_with(' ')) {
        all.push_str(line);
        all.push('\n');
    }
    all
}

const THREE: &str = "  dia-diem:
    - noi: Sân trường
      so-cay: 1.250
      ngay: 2027-03-03
      danh-gia: dat
    - noi: Nghĩa trang liệt sĩ
      so-cay: 12,5
      ngay: 2027-03-04
      danh-gia: chua-dat
    - noi: Dọc đường liên xã & bờ đê
      so-cay: 40
";

const FIXED: &str = "  loai-cay:
    - loai: Cây ăn quả
      tien: 3,5
      ghi-chu: Xã hội hóa
";

fn three() -> (World, Form) {
    let world = World::new();
    let mut form = world.form("truong-a");
    fill(&mut form, &ROWS);
    fill_fixed(&mut form, "tien", 1, "3,5");
    fill_fixed(&mut form, "ghi-chu", 1, "Xã hội hóa");
    (world, form)
}

#[test]
fn rows_come_back_as_they_were_filled_in_whatever_became_of_the_controls() {
    let (world, form) = three();
    let wanted = format!("{THREE}{FIXED}");
    let (said, report) = world.collect(&form);
    assert_eq!(answers(&report), wanted, "{said}");
    assert!(said.contains("1 đọc được chắc chắn"), "{said}");
    let (said, report) = world.collect(&bare(&form));
    assert_eq!(answers(&report), wanted, "{said}");
    let titles_only = {
        let mut form = form.clone();
        form.text(|xml| {
            xml.split("<w:tag w:val=")
                .enumerate()
                .map(|(nth, part)| match nth {
                    0 => part.to_owned(),
                    _ => part[part.find("/>").expect("an end") + 2..].to_owned(),
                })
                .collect()
        });
        form
    };
    let (said, report) = world.collect(&titles_only);
    assert_eq!(answers(&report), wanted, "{said}");
    // What validate takes is what collect has written.
    world.run(&["validate"]);
}

#[test]
fn no_rows_are_no_answer_and_are_owed_and_empty_rows_are_none() {
    let world = World::new();
    let mut form = world.form("truong-a");
    form.fill("trong-cay-kq", "Đã trồng");
    let (said, report) = world.collect(&form);
    assert!(said.contains("Các địa điểm đã trồng cây"), "{said}");
    assert!(!report.contains("dia-diem") && !report.contains("loai-cay"), "{report}");
    let status = world.run(&["status", "--as-of", "2027-03-20", "--format", "json"]);
    assert!(status.contains("nội dung “Các địa điểm đã trồng cây”"), "{status}");
    assert!(!status.contains("nội dung “Kinh phí theo loại cây”"), "{status}");
    // One row, with empty ones around it.
    let mut form = world.form("truong-a");
    fill(&mut form, &[["", "", "", ""], ROWS[0], ["", "", "", ""]]);
    let (said, report) = world.collect(&form);
    let one = "  dia-diem:\n    - noi: Sân trường\n      so-cay: 1.250\n      ngay: 2027-03-03\n      danh-gia: dat\n";
    assert_eq!(answers(&report), one, "{said}");
    // All rows taken out.
    let mut form = world.form("truong-a");
    form.fill("trong-cay-kq", "Đã trồng");
    form.text(|xml| {
        let at = item(&xml);
        format!("{}{}", &xml[..at.start], &xml[at.end..])
    });
    let (said, report) = world.collect(&form);
    assert!(!report.contains("dia-diem:") && said.contains("Các địa điểm"), "{said}\n{report}");
}

/// A damaged return: each row that is there is as filled in or told; `told` is in what is said.
fn told(world: &World, form: &Form, told: &[&str]) -> String {
    for form in [form.clone(), bare(form)] {
        let (said, report) = world.collect(&form);
        for words in told {
            assert!(said.contains(words), "'{words}' is not told:\n{said}\n{report}");
        }
        assert!(said.contains("1 có chỗ phải xem lại"), "{said}\n{report}");
        let validated = world.any(&["validate"]);
        assert!(!validated.status.success(), "counted all the same:\n{report}");
    }
    world.collect(form).1
}

#[test]
fn a_cell_that_is_no_number_day_or_choice_is_told_with_its_row_and_column() {
    let world = World::new();
    let mut form = world.form("truong-a");
    let rows = [
        ROWS[0],
        ["Bờ đê", "khoảng 50", "hôm qua", "Tốt"],
        ["Công viên", "1,500", "03/3/2027", "Đạt"],
    ];
    fill(&mut form, &rows);
    let report = told(
        &world,
        &form,
        &[
            "dòng 2, cột Số cây",
            "dòng 2, cột Ngày trồng",
            "dòng 2, cột Đánh giá",
            "dòng 3, cột Số cây",
        ],
    );
    assert!(report.contains("so-cay: \"[CẦN SỬA] khoảng 50\""), "{report}");
    assert!(report.contains("so-cay: 1.250\n"), "{report}");
}

#[test]
fn too_many_rows_a_total_row_and_words_outside_are_told() {
    let world = World::new();
    let mut form = world.form("truong-a");
    fill(&mut form, &[ROWS[0]; 6]);
    told(&world, &form, &["bảng có 6 dòng, kế hoạch yêu cầu nhiều nhất 5 dòng"]);
    let mut form = world.form("truong-a");
    fill(&mut form, &[ROWS[0], ROWS[1], ["Tổng cộng", "1.262,5", "", ""]]);
    told(&world, &form, &["dòng cộng"]);
    let mut form = world.form("truong-a");
    fill(&mut form, &ROWS);
    let at = form.paragraph("Mỗi việc một dòng");
    form.text(|xml| {
        let note = form::paragraph("Ngoài ra còn 30 cây ở trạm y tế");
        format!("{}{note}{}", &xml[..at.start], &xml[at.start..])
    });
    let (said, report) = world.collect(&form);
    assert!(said.contains("30 cây ở trạm y tế"), "{said}");
    assert_eq!(answers(&report), THREE);
}

#[test]
fn changed_heads_added_columns_and_merged_cells_are_told() {
    let (world, form) = three();
    let mut changed = form.clone();
    changed.swap("Số cây (cây)", "Số cây (nghìn cây)");
    told(&world, &changed, &["cột Số cây"]);
    // A column between the others: every row gets a cell.
    let mut wider = form.clone();
    wider.text(|xml| {
        let start = xml.find("Địa điểm</w:t>").expect("a head");
        let table = xml[..start].rfind("<w:tbl>").expect("a table");
        let end = table + xml[table..].find("</w:tbl>").expect("its end");
        let mut nth = 0;
        let rows: Vec<String> = xml[table..end]
            .split("</w:tr>")
            .map(|row| {
                nth += 1;
                let words = if nth == 1 { "Số người" } else { "ước tính" };
                match row.find("</w:tc>").filter(|_| row.contains("<w:tr>") || row.contains("<w:tr ")) {
                    Some(at) => format!(
                        "{}<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/></w:tcPr><w:p>{}</w:p></w:tc>{}",
                        &row[..at + 7],
                        run(words),
                        &row[at + 7..]
                    ),
                    None => row.to_owned(),
                }
            })
            .collect();
        format!("{}{}{}", &xml[..table], rows.join("</w:tr>"), &xml[end..])
    });
    let report = told(&world, &wider, &["Số người", "ước tính"]);
    assert!(report.contains("so-cay: 1.250\n"), "the column is found by its head: {report}");
    // Two cells of a row merged.
    let mut merged = bare(&form);
    merged.text(|xml| {
        let at = xml.find("Sân trường").expect("a cell");
        let cell = xml[..at].rfind("<w:tc>").expect("a cell");
        let next = at + xml[at..].find("<w:tc>").expect("the next");
        let end = next + xml[next..].find("</w:tc>").expect("its end") + 7;
        let one = xml[cell..next].replacen("<w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"2\"/>", 1);
        let inside = &xml[next..end];
        let paragraph = &inside
            [inside.find("<w:p>").or(inside.find("<w:p ")).expect("words")..inside.len() - 7];
        let one = one.replacen("</w:tc>", &format!("{paragraph}</w:tc>"), 1);
        format!("{}{one}{}", &xml[..cell], &xml[end..])
    });
    let (said, report) = world.collect(&merged);
    assert!(said.contains("bị gộp") && report.contains("[CẦN SỬA]"), "{said}\n{report}");
    // The table twice.
    let mut twice = form.clone();
    twice.text(|xml| {
        let start = xml.find("Sân trường").expect("a cell");
        let table = xml[..start].rfind("<w:tbl>").expect("a table");
        let end = table + xml[table..].find("</w:tbl>").expect("its end") + 8;
        format!("{}{}{}", &xml[..end], &xml[table..end], &xml[end..])
    });
    told(&world, &twice, &["hai chỗ"]);
}

#[test]
fn columns_that_changed_places_are_found_by_their_heads() {
    let (world, form) = three();
    let mut moved = bare(&form);
    moved.text(|xml| {
        let start = xml.find("Sân trường").expect("a cell");
        let table = xml[..start].rfind("<w:tbl>").expect("a table");
        let end = table + xml[table..].find("</w:tbl>").expect("its end");
        let rows: Vec<String> = xml[table..end]
            .split("</w:tr>")
            .map(|row| {
                let Some(first) = row.find("<w:tc>") else { return row.to_owned() };
                let cells: Vec<&str> = row[first..].split_inclusive("</w:tc>").collect();
                format!("{}{}{}{}", &row[..first], cells[1], cells[0], cells[2..].concat())
            })
            .collect();
        format!("{}{}{}", &xml[..table], rows.join("</w:tr>"), &xml[end..])
    });
    let (said, report) = world.collect(&moved);
    assert_eq!(answers(&report), format!("{THREE}{FIXED}"), "{said}");
}

#[test]
fn rows_of_a_fixed_first_column_are_found_by_their_words() {
    let (world, form) = three();
    let row_of = |xml: &str, words: &str| {
        let at = xml.find(words).expect("a row");
        let start = xml[..at].rfind("<w:tr>").or(xml[..at].rfind("<w:tr ")).expect("its start");
        start..at + xml[at..].find("</w:tr>").expect("its end") + 7
    };
    // The rows in another order.
    let mut moved = form.clone();
    moved.text(|xml| {
        let at = row_of(&xml, "Cây ăn quả");
        let row = xml[at.clone()].to_owned();
        let rest = format!("{}{}", &xml[..at.start], &xml[at.end..]);
        let first = row_of(&rest, "Cây bóng mát");
        format!("{}{row}{}", &rest[..first.start], &rest[first.start..])
    });
    let (said, report) = world.collect(&moved);
    assert_eq!(answers(&report), format!("{THREE}{FIXED}"), "{said}");
    // Other words in a row with a figure.
    let mut changed = form.clone();
    changed.swap("Cây ăn quả", "Cây công nghiệp");
    told(&world, &changed, &["Cây công nghiệp"]);
    // A row that is gone, and one that was added.
    let mut gone = form.clone();
    gone.text(|xml| {
        let at = row_of(&xml, "Cây cảnh");
        format!("{}{}", &xml[..at.start], &xml[at.end..])
    });
    let (said, _) = world.collect(&gone);
    assert!(said.contains("dòng “Cây cảnh”"), "{said}");
    let mut added = form.clone();
    added.text(|xml| {
        let at = row_of(&xml, "Cây ăn quả");
        let row = xml[at.clone()].replace("Cây ăn quả", "Cây lấy gỗ");
        format!("{}{row}{}", &xml[..at.end], &xml[at.end..])
    });
    told(&world, &added, &["Cây lấy gỗ"]);
    // The same row twice.
    let mut twice = form.clone();
    twice.text(|xml| {
        let at = row_of(&xml, "Cây ăn quả");
        format!("{}{}{}", &xml[..at.end], &xml[at.clone()], &xml[at.end..])
    });
    told(&world, &twice, &["Kinh phí theo loại cây"]);
}

/// A damage: its name, and what it does to the text.
type Damage = (&'static str, Box<dyn Fn(String) -> String>);

/// No word of any cell is lost or moved in silence, whatever one change of the text does.
#[test]
fn damages_of_rows_leave_no_answer_wrong_and_untold() {
    let (world, form) = three();
    let wanted = format!("{THREE}{FIXED}");
    let typed = ["Sân trường", "1.250", "12,5", "Nghĩa trang", "3,5", "Xã hội hóa", "40"];
    let changes: Vec<Damage> = vec![
        ("decomposed", Box::new(|xml| words(&xml, form::nfd))),
        (
            "struck",
            Box::new(|xml| {
                xml.replacen(
                    "<w:r><w:t xml:space=\"preserve\">1.250",
                    "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\">1.250",
                    1,
                )
            }),
        ),
        (
            "hidden",
            Box::new(|xml| {
                xml.replacen(
                    "<w:r><w:t xml:space=\"preserve\">12,5",
                    "<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">12,5",
                    1,
                )
            }),
        ),
        (
            "two figures",
            Box::new(|xml| {
                xml.replacen(
                    "1.250</w:t></w:r>",
                    "1.250</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>7</w:t></w:r>",
                    1,
                )
            }),
        ),
        (
            "heads gone",
            Box::new(|xml| {
                let at = xml.find("Địa điểm</w:t>").expect("heads");
                let start = xml[..at].rfind("<w:tr>").or(xml[..at].rfind("<w:tr ")).expect("a row");
                let end = at + xml[at..].find("</w:tr>").expect("its end") + 7;
                format!("{}{}", &xml[..start], &xml[end..])
            }),
        ),
        (
            "label gone",
            Box::new(|xml| {
                let at = xml.find("Các địa điểm đã trồng cây:").expect("the question");
                let start = xml[..at].rfind("<w:p>").expect("a paragraph");
                let end = at + xml[at..].find("</w:p>").expect("its end") + 6;
                format!("{}{}", &xml[..start], &xml[end..])
            }),
        ),
        (
            "a cell gone",
            Box::new(|xml| {
                let at = xml.find("Sân trường").expect("a cell");
                let start = xml[..at].rfind("<w:tc>").expect("a cell");
                let end = at + xml[at..].find("</w:tc>").expect("its end") + 7;
                format!("{}{}", &xml[..start], &xml[end..])
            }),
        ),
        ("words in a head", Box::new(|xml| xml.replacen("Ngày trồng", "Ngày trồng dự kiến", 1))),
        ("a number before", Box::new(|xml| xml.replacen("Sân trường", "1. Sân trường", 1))),
        (
            "deleted by a tracked change",
            Box::new(|xml| {
                let at = xml.find("Nghĩa trang").expect("a row");
                let start = xml[..at].rfind("<w:trPr>").expect("its properties") + 8;
                format!("{}<w:del w:id=\"9\" w:author=\"A\"/>{}", &xml[..start], &xml[start..])
            }),
        ),
        (
            "a table in a cell",
            Box::new(|xml| {
                let at = xml.find("Sân trường").expect("a cell");
                let end = at + xml[at..].find("</w:tc>").expect("its end");
                format!(
                    "{}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>{}",
                    &xml[..end],
                    &xml[end..]
                )
            }),
        ),
    ];
    for (name, change) in changes {
        for without in [false, true] {
            let mut form = form.clone();
            form.text(&change);
            let form = if without { bare(&form) } else { form };
            let (said, report) = world.collect(&form);
            // A number that a person typed before words is theirs.
            let typed_as = match name {
                "a number before" => wanted.replace("Sân trường", "\"1. Sân trường\""),
                _ => wanted.clone(),
            };
            let same = answers(&report) == typed_as;
            let doubtful =
                said.contains("1 có chỗ phải xem lại") || said.contains("0 đọc được chắc chắn");
            let warned = said.contains("cảnh báo[TB");
            assert!(
                same || doubtful || warned,
                "{name} ({without}): wrong and untold\n{said}\n{report}"
            );
            // What was typed is in the report or told.
            for typed in typed.iter().filter(|_| name != "deleted by a tracked change") {
                let kept = report.contains(*typed) || said.contains(*typed);
                assert!(
                    kept || name == "a cell gone",
                    "{name} ({without}): '{typed}' is lost\n{said}\n{report}"
                );
            }
        }
    }
}

/// The reports as data, for the sum.
fn report(rows: &[(&str, &str)]) -> String {
    let rows: String =
        rows.iter().map(|(noi, so)| format!("    - {{noi: {noi}, so-cay: \"{so}\"}}\n")).collect();
    format!("received: 2027-03-08\nanswers:\n  trong-cay-kq: Đã trồng\n  dia-diem:\n{rows}")
}

#[test]
fn the_summary_lists_the_rows_and_adds_them_up_as_an_independent_sum_does() {
    let world = World::new();
    let all: [&[(&str, &str)]; 3] = [
        &[("Sân trường", "1.250"), ("Bờ đê", "12,5")],
        &[("Công viên", "7")],
        &[("Nghĩa trang", "0,25"), ("Trạm y tế", "30"), ("Chợ", "1.000.000")],
    ];
    let reports = world.path("data/reports/mot-ky");
    std::fs::create_dir_all(&reports).expect("a folder");
    let mut sum = Decimal::ZERO;
    for (agency, rows) in AGENCIES.iter().zip(all) {
        std::fs::write(reports.join(format!("{agency}.yaml")), report(rows)).expect("written");
        sum += rows.iter().map(|(_, so)| parse_number(so).expect("a number")).sum::<Decimal>();
    }
    world.run(&["build", "summary"]);
    let path = world.path("out/tong-hop/mot-ky.docx");
    let parts = common::parts(&path);
    let xml = &parts[TEXT];
    let shown = format_number(sum);
    let after = xml.split("w:name=\"sl_dia_diem_cot").nth(1).expect("the figure's bookmark");
    assert!(after[..600].contains(&shown), "{shown}: {}", &after[..600]);
    let mut last = 0;
    for (noi, so) in all.iter().copied().flatten() {
        let at = xml.find(&escape(noi)).unwrap_or_else(|| panic!("no {noi}"));
        assert!(at > last, "in the order of the data");
        last = at;
        assert!(xml[at..at + 1500].contains(so), "{noi}: {so}");
    }
    let traced = world.run(&["trace", "dia-diem.so-cay", "--format", "json"]);
    let traced: serde_json::Value = serde_json::from_str(&traced).expect("JSON");
    let figure = &traced["figure"];
    assert_eq!(figure["value"].as_str().map(str::to_owned), Some(sum.normalize().to_string()));
    let sources = figure["sources"].as_array().expect("sources");
    assert_eq!(sources.len(), 6);
    let again: Decimal = sources
        .iter()
        .map(|s| s["value"].as_str().expect("a value").parse::<Decimal>().expect("one"))
        .sum();
    assert_eq!(again, sum);
    for source in sources {
        let file =
            std::fs::read_to_string(source["file"].as_str().expect("a file")).expect("there");
        let line = file.lines().nth(source["line"].as_u64().expect("a line") as usize - 1);
        assert!(line.expect("a line").contains(source["typed"].as_str().expect("typed")));
    }
    let name = figure["id"].as_str().expect("an id").to_owned();
    assert!(xml.contains(&format!("w:name=\"{name}\"")), "{name}");
    let by_mark = world.run(&["trace", &name, "--format", "json"]);
    assert!(by_mark.contains("answers/dia-diem/2/so-cay"), "{by_mark}");
    let own = world.run(&["trace", "dia-diem.so-cay", "truong-a", "--format", "json"]);
    assert!(own.contains("\"1262.5\""), "{own}");
    let book = world.path("round.xlsx");
    world.run(&["status", "--as-of", "2027-03-20", "--xlsx", &text(&book)]);
    let strings = common::parts(&book);
    let all: String = strings.values().map(String::as_str).collect();
    assert!(all.contains("Trạm y tế") && all.contains("SUM(E3:E8)"), "no sheet of the rows");
}

#[test]
fn what_does_not_hold_in_rows_or_their_question_is_told_at_its_place() {
    let world = World::new();
    let reports = world.path("data/reports/mot-ky");
    std::fs::create_dir_all(&reports).expect("a folder");
    let wrong = "received: 2027-03-08\nanswers:\n  trong-cay-kq: Đã trồng\n  dia-diem:\n    - noi: A\n      so-cay: nhiều\n    - {noi: B, ngay: 2027-02-30, danh-gia: tot, mau: xanh}\n  loai-cay:\n    - {loai: Cây lạ, tien: 5}\n";
    std::fs::write(reports.join("truong-a.yaml"), wrong).expect("written");
    let said = said(&world.any(&["validate"]));
    for (code, place) in [("BH08", ":6:15"), ("DL75", ":7:22"), ("DL40", ":7:44"), ("BH09", ":9:8")]
    {
        assert!(said.contains(code) && said.contains(place), "{code} at {place}\n{said}");
    }
    let too_long = "received: 2027-03-08\nanswers:\n  trong-cay-kq: Đã trồng\n  dia-diem:\n    - {noi: A, so-cay: 9999999999999999999999999999}\n    - {noi: B, so-cay: \"0,5\"}\n";
    std::fs::write(reports.join("truong-b.yaml"), too_long).expect("written");
    let long = self::said(&world.any(&["validate"]));
    assert!(long.contains("SL02") && long.contains("truong-b.yaml:6:"), "{long}");
    std::fs::remove_file(reports.join("truong-b.yaml")).expect("removed");
    assert!(said.contains("mã cột") || said.contains("cột của bảng"), "{said}");
    for (from, to, code) in [
        ("rows: {min: 1, max: 5}", "rows: {min: 6, max: 5}", "BH05"),
        ("first: [Cây bóng mát, Cây ăn quả", "first: [Cây ăn quả, Cây ăn quả", "BH06"),
        ("kind: date}", "kind: date, total: true}", "BH04"),
        ("head: Ngày trồng", "head: Địa điểm", "BH04"),
        (
            "label: Kinh phí theo loại cây\n        kind: table",
            "label: Kinh phí theo loại cây",
            "BH02",
        ),
    ] {
        let before = std::fs::read_to_string(world.path("data/plan.yaml")).expect("there");
        assert!(before.contains(from), "{from}");
        world.edit("plan.yaml", |plan| plan.replacen(from, to, 1));
        let said = self::said(&world.any(&["validate"]));
        assert!(said.contains(&format!("[{code}]")), "{code}\n{said}");
        world.edit("plan.yaml", |_| before);
    }
}

#[test]
fn rows_survive_being_saved_by_libreoffice() {
    let Ok(found) = Command::new("soffice").arg("--version").output() else { return };
    if !found.status.success() {
        return;
    }
    let (world, form) = three();
    let path = world.path("saved/return.docx");
    std::fs::create_dir_all(world.path("again")).expect("a folder");
    std::fs::create_dir_all(world.path("saved")).expect("a folder");
    std::fs::write(&path, form.bytes()).expect("written");
    let profile = format!("-env:UserInstallation=file://{}", text(&world.path("profile")));
    let saved = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .args([&world.path("again"), &path])
        .output()
        .expect("soffice starts");
    assert!(saved.status.success());
    let (said, report) = world.collect_file(&world.path("again/return.docx"));
    assert_eq!(answers(&report), format!("{THREE}{FIXED}"), "{said}");
}
