//! What is replaced in the small campaign and what is found then.

use super::samples::Change;

/// What is replaced and what is found then: code and place of every problem.
pub const CASES: &[(&[Change<'_>], &str)] = &[
    (&[], ""),
    // What prints otherwise than it was meant.
    (&[("agencies", "name: Sở Tư pháp", "name: “Sở Tư pháp”")], "DG01 agencies:13:15"),
    (
        &[
            ("agencies", "name: Sở Tư pháp", "name: Sở Văn hóa, Thể thao tỉnh"),
            ("agencies", "[SỞ TƯ PHÁP]", "[SỞ VĂN HÓA, THỂ THAO]"),
        ],
        "DG02 agencies:14:21",
    ),
    // What the program writes itself, pasted along.
    (&[("plan", "title: NỘI DUNG", "title: I. NỘI DUNG")], "DG03 plan:5:12"),
    (&[("plan", "[Treo khẩu hiệu sau.]", "[2. Treo khẩu hiệu sau.]")], "DG03 plan:12:16"),
    (&[("plan", "text: Khẩu hiệu một", "text: + Khẩu hiệu một")], "DG03 plan:14:32"),
    (&[("plan", "items: [Dòng dưới]", "items: [• Dòng dưới]")], "DG03 plan:15:55"),
    (&[("plan", "items: [Dòng dưới]", "items: [➢ Dòng dưới]")], "DG03 plan:15:55"),
    (&[("plan", "items: [Không có mã]", "items: ['- Không có mã']")], "DG03 plan:18:13"),
    (
        &[("plan", "recipients: [Như trên]", "recipients: ['- Như trên', 'Lưu: VT']")],
        "DG04 plan:19:14, DG04 plan:19:28",
    ),
    (&[("plan", "to: [Bộ Công an]", "to: [Bộ Công an;]")], "DG04 plan:65:18"),
    (
        &[("plan", "subject: Tuyên truyền}", "subject: Tuyên truyền, marks: {draft: 2}}")],
        "DG05 plan:1:97",
    ),
    // What contradicts the words next to it.
    (
        &[("plan", "[Các cơ quan báo cáo hàng tháng.]", "[Báo cáo trước ngày 06/12/2024.]")],
        "DG06 plan:61:19",
    ),
    (
        &[(
            "plan",
            "[Các cơ quan báo cáo hàng tháng.]",
            "[Tháng đầu trước ngày 6/12/2024; tổng kết trước ngày 08 tháng 01 năm 2025.]",
        )],
        "",
    ),
    (&[("agencies", "name: Sở Tư pháp", "name: Công an  Tỉnh")], "DG07 agencies:13:15"),
    (&[("plan", "title: Treo khẩu hiệu", "title: Treo **khẩu hiệu**")], "DG08 plan:35:12"),
    (&[("office", "name: Ban Chỉ đạo", "name: Ban&nbsp;Chỉ đạo")], "DG08 office:8:11"),
    (&[("agencies", "filing: Văn phòng Ban", "filing: Lưu Văn phòng Ban")], "DG09 agencies:29:17"),
    (&[("office", "filing: VT", "filing: abc")], "DG09 office:13:13"),
    (&[("agencies", "filing: Văn phòng Ban", "filing: VT")], "DG10 agencies:29:17"),
    (
        &[("agencies", "filing: Văn phòng Ban", "filing: 'Văn phòng Ban, VT'")],
        "DG10 agencies:29:17",
    ),
    // A draft bears neither number nor date, be it the plan or a summary.
    (
        &[
            ("plan", "number: 181, ", ""),
            ("plan", "subject: Tuyên truyền}", "subject: Tuyên truyền, marks: {draft: 2}}"),
        ],
        "DG05 plan:1:84",
    ),
    (
        &[("plan", "bao-cao, subject", "bao-cao, marks: {draft: 1}, date: 2024-12-30, subject")],
        "DG05 plan:64:47",
    ),
    // A line break where one line is printed; not where each line is a paragraph, nor where YAML folds it.
    (
        &[("plan", "title: Treo khẩu hiệu", "title: |\n      Treo khẩu hiệu\n      ở phố")],
        "DG11 plan:36:7",
    ),
    (
        &[("plan", "title: Treo khẩu hiệu", "title: >-\n      Treo khẩu hiệu\n\n      ở phố")],
        "DG11 plan:36:7",
    ),
    (&[("plan", "recipients: [Như trên]", "recipients: [\"Như\\ntrên\"]")], "DG11 plan:19:14"),
    (&[("office", "name: Ban Chỉ đạo", "name: |\n      Ban\n      Chỉ đạo")], "DG11 office:9:7"),
    (&[("plan", "title: Treo khẩu hiệu", "title: |\n      Treo khẩu hiệu")], ""),
    (&[("plan", "title: Treo khẩu hiệu", "title: >\n      Treo\n      khẩu hiệu")], ""),
    (&[("plan", "title: Treo khẩu hiệu", "title: Treo\n      khẩu hiệu")], ""),
    (&[("plan", "[Treo khẩu hiệu sau.]", "[\"Treo khẩu hiệu sau.\\nVà một đoạn nữa.\"]")], ""),
    (&[("plan", "text: Khẩu hiệu một", "text: \"Khẩu hiệu một\\nMột đoạn\"")], ""),
    (&[("plan", "items: [Dòng dưới]", "items: [\"Dòng dưới\\nnữa\"]")], "DG11 plan:15:55"),
    // Ids that nothing has.
    (&[("office", "plan: ban-chi-dao", "plan: ban-chi-dap")], "DL40 office:3:9"),
    (&[("office", "summary: cong-an", "summary: x")], "DL40 office:4:12"),
    (&[("office", "reminders: cong-an", "reminders: so-nganh")], "DL40 office:5:14"),
    (
        &[(
            "plan",
            "refers: [{words: mục I kế hoạch, to: noi-dung}]",
            "refers: [{words: mục I kế hoạch, to: noi-dungg}]",
        )],
        "DL40 plan:10:46",
    ),
    (&[("reminders", "period: ky-1", "period: ky-9")], "DL40 reminders:2:14"),
    (&[("reminders", "2024-12-20", "2024-12-05")], "DL97 reminders:2:26"),
    (&[("reminders", "2024-12-20", "2024-12-06")], ""),
    (&[("reminders", "[cong-an]", "[cong-ann]")], "DL40 reminders:2:43"),
    (&[("plan", "anchor: dot-mot", "anchor: dot-mott")], "DL40 plan:23:13"),
    (&[("plan", "agencies: [so-tu-phap]", "agencies: [cong-an, so-tuphap]")], "DL40 plan:26:25"),
    (&[("plan", "agencies: [so-tu-phap]", "agencies: [so-tu-phap, dang]")], "DL40 plan:26:28"),
    (&[("plan", "groups: [dang]", "groups: [dangg]")], "DL40 plan:36:14"),
    (&[("plan", "choices_from: khau-hieu", "choices_from: khau-hie")], "DL40 plan:38:68"),
    (&[("plan", "phase: dot-mot", "phase: dot-hai")], "DL40 plan:30:62"),
    (&[("plan", "via: cong-an", "via: cong-ann")], "DL40 plan:40:32"),
    (
        &[("plan", "  anchor: bao-cao\n  standing", "  anchor: bao-cap\n  standing")],
        "DL40 plan:41:11",
    ),
    (
        &[("plan", "tổng kết\n      anchor: bao-cao", "tổng kết\n      anchor: x")],
        "DL40 plan:59:15",
    ),
    (&[("plan", "exempt: [ban-tuyen-giao]", "exempt: [ban-tuyen-giap]")], "DL40 plan:63:16"),
    (
        &[("plan", "extensions: [{agency: so-tu-phap,", "extensions: [{agency: so-tu,")],
        "DL40 plan:55:29",
    ),
    (&[("indicators", "duty: tuyen-truyen", "duty: tuyen")], "DL40 indicators:2:49"),
    (&[("indicators", "[so-tu-phap]", "[ban-chi-dao]")], "DL40 indicators:3:60"),
    (&[("indicators", "[dang]", "[so-tu-phap]")], "DL40 indicators:5:71"),
    (&[("indicators", "[ky-1]", "[ky-1, ky-3]")], "DL40 indicators:3:89"),
    (&[("indicators", "numerator: so-dang", "numerator: so-dangg")], "DL40 indicators:4:81"),
    (&[("indicators", "denominator: so-tin", "denominator: ket-qua")], "DL40 indicators:4:103"),
    (&[("so-tu-phap", "so-dang: 12", "so-dan: 12")], "DL40 ky-1/so-tu-phap:6:3"),
    (&[("so-tu-phap", "ket-qua:", "ket-quaa:")], "DL40 ky-1/so-tu-phap:9:3"),
    (&[("so-tu-phap", "mot-trong: pano", "mot-trong: panoo")], "DL40 ky-1/so-tu-phap:11:14"),
    (
        &[(
            "ky-1/ban",
            "nil: true\nfigures: {kinh-phi: 0}",
            "answers: {da-treo: [kh-mot, kh-ba, kh-mot]}",
        )],
        "DL40 ky-1/ban-tuyen-giao:4:29, DL41 ky-1/ban-tuyen-giao:4:36",
    ),
    // Ids that two things have.
    (
        &[("agencies", "- id: so-tu-phap", "- id: ban-chi-dao")],
        "DL41 agencies:12:13, DL40 indicators:3:60, DL40 plan:26:16, DL40 plan:55:29",
    ),
    (
        &[("agencies", "- id: dang", "- id: so-nganh")],
        "DL41 agencies:19:9, DL40 indicators:5:71, DL40 plan:36:14",
    ),
    (&[("plan", "- id: treo", "- id: tuyen-truyen")], "DL41 plan:32:9"),
    (&[("plan", "id: danh-gia", "id: chung")], "DL41 plan:46:18, DL40 ky-2/cong-an:5:3"),
    (&[("plan", "id: chung", "id: ket-qua")], "DL41 plan:45:17, DL40 ky-1/so-tu-phap:12:3"),
    (&[("plan", "id: kh-hai", "id: dot-mot")], "DL41 plan:15:18, DL40 plan:33:13"),
    (&[("plan", "{id: bang,", "{id: pano,")], "DL41 plan:31:97"),
    (&[("plan", "- id: ky-2", "- id: ky-1")], "DL41 plan:57:11"),
    (
        &[("indicators", "id: kinh-phi", "id: so-tin")],
        "DL41 indicators:5:10, DL40 ky-1/ban-tuyen-giao:5:11",
    ),
    (
        &[(
            "plan",
            "due_before: 2024-12-10}",
            "due_before: 2024-12-10}, {agency: so-tu-phap, due_before: 2024-12-11}",
        )],
        "DL41 plan:55:75",
    ),
    // Times.
    (&[("plan", "to: 2024-12-10}", "to: 2024-10-10}")], "DL44 plan:9:40"),
    (&[("plan", "to: 2024-11-30}\n    asks", "to: 2024-10-30}\n    asks")], "DL44 plan:27:36"),
    (&[("plan", "to: 2024-12-31}", "to: 2024-10-31}")], "DL44 plan:60:38"),
    (&[("plan", "2025-01-08", "2024-12-31")], "DL45 plan:61:19"),
    (&[("plan", "2024-12-10}]", "2024-12-06}]")], "DL46 plan:55:53"),
    (
        &[("plan", "standing: true", "exempt: [so-tu-phap]\n      standing: true")],
        "DL47 plan:56:29, DL71 ky-1/so-tu-phap",
    ),
    (&[("plan", "2024-12-06", "2024-12-08")], "DL48 plan:52:19"),
    (&[("plan", "2025-01-08", "2025-01-02")], "DL48 plan:61:19"),
    (&[("plan", "2024-12-10}]", "2024-12-15}]")], "DL48 plan:55:53"),
    // Numbers.
    (&[("cong-an", "number: 11", "number: 10")], "DL49 ky-2/cong-an:2:9"),
    (
        &[("plan", "bao-cao, subject", "bao-cao, number: 10, date: 2024-12-30, subject")],
        "DL49 plan:64:40",
    ),
    (&[("plan", "bao-cao, subject", "bao-cao, number: 10, date: 2025-01-09, subject")], ""),
    (
        &[("plan", "kind: ke-hoach, number: 181, date: 2024-11-22", "kind: ke-hoach, number: 181")],
        "DL50 plan:1:28",
    ),
    (&[("plan", "bao-cao, subject", "bao-cao, date: 2024-12-30, subject")], "DL50 plan:64:32"),
    (&[("so-tu-phap", "number: 05\n", "")], "DL50 ky-1/so-tu-phap:2:1"),
    // Words.
    (
        &[("plan", "words: Thực hiện theo  mục I", "words: Thực hiện theo mục II")],
        "DL51 plan:24:12",
    ),
    (&[("plan", "words: Dòng dưới", "words: Dòng trên")], "DL51 plan:34:12"),
    (&[("plan", "{words: mục I kế hoạch,", "{words: mục II kế hoạch,")], "DL52 plan:10:26"),
    (&[("plan", "subject: Tuyên truyền", "subject: Tuyên truyền (MẬT)")], "DL53 plan:1:68"),
    (&[("plan", "recipients: [Như trên]", "recipients: [Như trên (TỐI MẬT)]")], "DL53 plan:19:14"),
    (&[("plan", "recipients: [Lãnh đạo]", "recipients: [TUYỆT MẬT]")], "DL53 plan:65:44"),
    (&[("plan", "subject: Kết quả", "subject: Bảo vệ BÍ MẬT NHÀ NƯỚC")], ""),
    // Duties and questions.
    (&[("plan", "    groups: [dang]\n", "")], "DL54 plan:32:9"),
    (&[("plan", "    groups: [dang]\n", "    everyone: true\n")], ""),
    (&[("plan", ", choices_from: khau-hieu", "")], "DL56 plan:38:47"),
    (
        &[("plan", "label: Đánh giá", "label: Đánh giá, choices: [{id: a, text: A}]")],
        "DL57 plan:46:45",
    ),
    (&[("plan", "label: Đánh giá", "label: Đánh giá, choices_from: khau-hieu")], "DL57 plan:46:45"),
    (
        &[(
            "plan",
            "choices_from: khau-hieu",
            "choices: [{id: a, text: A}], choices_from: khau-hieu",
        )],
        "DL58 plan:38:83",
    ),
    (&[("plan", "choices_from: khau-hieu", "choices_from: bao-cao")], "DL59 plan:38:68"),
    (&[("plan", "choices_from: khau-hieu", "choices_from: kh-mot")], "DL59 plan:38:68"),
    (&[("plan", "phase: dot-mot", "phase: khau-hieu")], "DL60 plan:30:62"),
    (&[("plan", "phase: dot-mot", "phase: kh-mot")], "DL60 plan:30:62"),
    (
        &[
            (
                "plan",
                "  standing:\n    title: Thường xuyên\n    name: công tác thường xuyên\n    asks: [{id: chung, label: Tình hình chung, kind: line}]\n",
                "",
            ),
            ("so-tu-phap", "  chung: Ổn định\n", ""),
        ],
        "DL61 plan:50:17",
    ),
    (
        &[("plan", "      standing: true\n", ""), ("so-tu-phap", "  chung: Ổn định\n", "")],
        "DL62 plan:42:3",
    ),
    // Indicators.
    (
        &[("indicators", ", groups: [dang]", ""), ("ky-1/ban", "figures: {kinh-phi: 0}", "")],
        "DL55 indicators:5:10",
    ),
    (&[("indicators", "numerator: so-dang, ", "")], "DL63 indicators:4:64"),
    (
        &[("indicators", "numerator: so-dang, denominator: so-tin", "")],
        "DL63 indicators:4:64, DL63 indicators:4:64",
    ),
    (&[("indicators", "value: money", "value: money, numerator: so-tin")], "DL64 indicators:5:62"),
    (&[("indicators", "numerator: so-dang", "numerator: ty-le")], "DL65 indicators:4:81"),
    (
        &[(
            "indicators",
            "value: money",
            "value: money, total: rate, numerator: ty-le, denominator: so-tin",
        )],
        "DL65 indicators:5:86, DL72 ky-1/ban-tuyen-giao:5:11",
    ),
    (&[("indicators", "min: '-1,5'", "min: '-1,5', max: -2")], "DL66 indicators:7:90"),
    (
        &[("indicators", "value: percent, total", "value: percent, max: 90, min: 95, total")],
        "DL66 indicators:4:62",
    ),
    (&[("indicators", "at_least: 2", "at_least: 6.000")], "DL67 indicators:2:85"),
    (
        &[("indicators", "value: percent, total", "value: percent, at_least: 101, total")],
        "DL67 indicators:4:67",
    ),
    (&[("indicators", "at_least: 2", "at_least: '2,5'")], "DL68 indicators:2:85"),
    (&[("indicators", "at_least: 2", "at_least: -2")], "DL68 indicators:2:85"),
    (&[("indicators", "value: money", "value: money, min: -1")], "DL68 indicators:5:67"),
    (&[("indicators", "max: 200", "max: 99")], "DL68 indicators:6:84"),
    (
        &[("indicators", "value: percent, total", "value: percent, min: 101, total")],
        "DL68 indicators:4:62",
    ),
    (&[("indicators", "total: none", "total: sum")], "DT01 indicators:6:106"),
    (&[("indicators", "total: none", "total: last")], "DT01 indicators:6:106"),
    (&[("indicators", "total: none", "total: max")], ""),
    (&[("indicators", ", total: none", "")], "DT02 indicators:6:10"),
    // A share that can fall below zero is typed as a decimal.
    (&[("indicators", "unit: điểm", "unit: điểm %, total: sum")], "DT01 indicators:7:49"),
    (&[("indicators", "unit: điểm", "unit: '‰'")], "DT02 indicators:7:10"),
    // Who reports until when.
    (
        &[(
            "plan",
            "exempt: [ban-tuyen-giao]",
            "groups: [so-nganh]\n      exempt: [ban-tuyen-giao]",
        )],
        "NH04 plan:64:16",
    ),
    (
        &[("plan", "exempt: [ban-tuyen-giao]", "exempt: [ban-tuyen-giao, {agencies: []}]")],
        "NH05 plan:63:33",
    ),
    (
        &[("plan", "exempt: [ban-tuyen-giao]", "exempt: [{groups: [x], agencies: [y]}]")],
        "DL40 plan:63:26, DL40 plan:63:41",
    ),
    (
        &[(
            "plan",
            "{agency: so-tu-phap, due",
            "{groups: [so-nganh], agencies: [so-tu-phapp], due",
        )],
        "DL40 plan:55:52",
    ),
    (
        &[("plan", "due_before: 2024-12-10}", "due_before: 2024-12-09 16:00}")],
        "NH06 ky-1/so-tu-phap:1:11",
    ),
    (&[("plan", "due_before: 2024-12-10}", "due_by: 2024-12-05}")], "DL46 plan:55:49"),
    (
        &[(
            "plan",
            "to: {name: Ban Chỉ đạo, via: cong-an}",
            "to: [{name: Ban Chỉ đạo, via: cong-ann}]",
        )],
        "DL40 plan:40:33",
    ),
    (
        &[("agencies", "name: Sở Tư pháp", "was: [{until: 2024-11-30}]\n        name: Sở Tư pháp")],
        "NH07 agencies:13:16",
    ),
    (
        &[("agencies", "name: Ban Tuyên giáo", "stands: below\n        name: Ban Tuyên giáo")],
        "NH09 agencies:23:17",
    ),
    // A body that is no more.
    (
        &[(
            "agencies",
            "name: Sở Tư pháp",
            "was: [{id: cong-an, until: 2024-11-30}]\n        name: Sở Tư pháp",
        )],
        "DT04 agencies:13:20",
    ),
    (
        &[(
            "agencies",
            "name: Sở Tư pháp",
            "was: [{id: cu, until: 2024-11-30}, {id: cu, until: 2024-11-30}]\n        name: Sở Tư pháp",
        )],
        "DT04 agencies:13:49",
    ),
    // A correction comes after what it corrects.
    (
        &[("so-tu-phap", "number: 05", "corrected: 2024-12-08\nnumber: 05")],
        "DT03 ky-1/so-tu-phap:2:12",
    ),
    (&[("so-tu-phap", "number: 05", "corrected: 2024-12-30\nnumber: 05")], ""),
    // Signatures.
    (
        &[("office", "Trưởng ban,", "Trưởng ban, by_order_of: A, by_authority_of: B,")],
        "DL69 office:12:52",
    ),
    (
        &[("agencies", "in_place_of: Giám đốc", "in_place_of: Giám đốc, acting: true")],
        "DL69 agencies:17:65",
    ),
    (
        &[("plan", "in_place_of: Trưởng ban", "acting: true, in_place_of: Trưởng ban")],
        "DL69 plan:20:36",
    ),
    (&[("office", "name: Nguyễn Văn A", "name: PGS.TS Nguyễn Văn A")], "DL70 office:12:42"),
    (&[("agencies", "in_place_of: Giám đốc", "name: ThS. Lê C")], "DL70 agencies:17:48"),
    (&[("plan", "in_place_of: Giám đốc", "name: ThS. Lê C")], ""),
    (&[("agencies", "title: Trưởng ban}", "title: Trưởng ban, name: TS. Lê C}")], ""),
    // Reports.
    (&[("plan", "exempt: [ban-tuyen-giao]", "exempt: [cong-an]")], "DL71 ky-2/cong-an"),
    (&[("cong-an", "answers:", "figures: {kinh-phi: 5}\nanswers:")], "DL72 ky-2/cong-an:4:11"),
    (&[("cong-an", "danh-gia: Tốt", "chung: Tốt")], "DL72 ky-2/cong-an:5:3"),
    (
        &[(
            "plan",
            "window: {from: 2024-11-01, to: 2024-12-10}",
            "window: {from: 2024-12-05, to: 2024-12-10}",
        )],
        "DL72 ky-1/so-tu-phap:10:3",
    ),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: 12.5")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: 12,5")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: mười")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: 12 345 6")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: 1.234,567,8")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: -12")], "DL73 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "1.234", "5.001")], "DL73 ky-1/so-tu-phap:5:11"),
    (&[("so-tu-phap", "-12,5", "-51")], "DL73 ky-1/so-tu-phap:7:13"),
    (&[("so-tu-phap", "so-dang: 12", "so-dang: 1.235")], "DL74 ky-1/so-tu-phap:6:12"),
    (&[("so-tu-phap", "mot-trong: pano", "mot-trong: [pano]")], "DL75 ky-1/so-tu-phap:11:14"),
    (&[("so-tu-phap", "2024-11-29", "29/11/2024")], "DL75 ky-1/so-tu-phap:10:14"),
    (&[("so-tu-phap", "2024-11-29", "2024-11-31")], "DL75 ky-1/so-tu-phap:10:14"),
    (
        &[("ky-1/ban", "nil: true\nfigures: {kinh-phi: 0}", "answers: {da-treo: kh-mot}")],
        "DL75 ky-1/ban-tuyen-giao:4:20",
    ),
    (&[("ky-1/ban", "kinh-phi: 0", "kinh-phi: 1")], "DL76 ky-1/ban-tuyen-giao:5:21"),
    (
        &[("ky-1/ban", "{kinh-phi: 0}", "{kinh-phi: 0}\nanswers: {chung: a, danh-gia: b}")],
        "DL76 ky-1/ban-tuyen-giao:6:18",
    ),
    (
        &[("so-tu-phap", "received: 2024-12-09", "received: 2024-10-09")],
        "DL77 ky-1/so-tu-phap:1:11, DL78 ky-1/so-tu-phap:3:7",
    ),
    (
        &[("so-tu-phap", "date: 2024-12-09\nfigures", "date: 2024-12-10\nfigures")],
        "DL78 ky-1/so-tu-phap:3:7",
    ),
    (
        &[("so-tu-phap", "Đã thực hiện tại 12 nơi.", "Ông A, CCCD 019085001234.")],
        "DL79 ky-1/so-tu-phap:9:12",
    ),
    (
        &[("so-tu-phap", "difficulties: Không có", "difficulties: Liên hệ 0912 345 678")],
        "DL79 ky-1/so-tu-phap:13:15",
    ),
    (
        &[("so-tu-phap", "difficulties: Không có", "proposals: Liên hệ 0912 345 678")],
        "DL79 ky-1/so-tu-phap:13:12",
    ),
    // Days.
    (&[("ky-1/ban", "date: 2024-12-01", "date: 2024-11-20")], "NG01 ky-1/ban-tuyen-giao:3:7"),
    (&[("cong-an", "date: 2024-12-30", "date: 2023-12-30")], "NG01 ky-2/cong-an:3:7"),
    (
        &[(
            "ky-1/ban",
            "received: 2024-12-02\nnumber: 7\ndate: 2024-12-01",
            "received: 2024-11-20",
        )],
        "NG01 ky-1/ban-tuyen-giao:1:11",
    ),
    (&[("plan", "date: 2024-11-22", "date: 2024-12-08")], "NG01 plan:52:19"),
    (&[("so-tu-phap", "2024-11-29", "2072-11-29")], "NG02 ky-1/so-tu-phap:10:14"),
    (&[("so-tu-phap", "2024-11-29", "2014-11-29")], "NG02 ky-1/so-tu-phap:10:14"),
    (&[("so-tu-phap", "2024-11-29", "2023-11-29")], "NG02 ky-1/so-tu-phap:10:14"),
    (&[("so-tu-phap", "2024-11-29", "2024-10-01")], ""),
    (&[("cong-an", "received: 2025-01-06", "received: 2052-01-06")], "NG02 ky-2/cong-an:1:11"),
    (&[("plan", "to: 2024-12-10}", "to: 2042-12-10}")], "NG02 plan:9:40"),
    (
        &[("plan", "due_before: 2025-01-08", "due_before: 2052-01-07")],
        "DL48 plan:61:19, NG02 plan:61:19",
    ),
    (&[("plan", "date: 2024-11-22", "date: 2042-11-22")], "NG02 plan:1:47"),
    (&[("plan", "date: 2024-12-16", "date: 2024-10-16")], "NG01 plan:56:50"),
    (&[("reminders", "2024-12-20", "2042-12-20")], "NG02 reminders:2:26"),
    // Sums.
    (
        &[
            ("so-tu-phap", "so-dang: 12", "so-dang: 12\n  diem: 0,5"),
            ("cong-an", "answers:", "figures: {diem: '12345678901234567890123456789'}\nanswers:"),
        ],
        "SL02 ky-2/cong-an:4:17",
    ),
    (
        &[("so-tu-phap", "so-dang: 12", "so-dang: \"[CẦN SỬA] khoảng 12\"")],
        "DL98 ky-1/so-tu-phap:6:12",
    ),
    (
        &[("so-tu-phap", "difficulties: Không có", "difficulties: \"[CẦN SỬA] a | b\"")],
        "DL98 ky-1/so-tu-phap:13:15",
    ),
    (&[("plan", "label: Đánh giá", "label: Họ và tên người vi phạm")], "DL79 plan:46:35"),
    // All at once, in the order of the files.
    (
        &[
            ("office", "summary: cong-an", "summary: x"),
            ("plan", "anchor: dot-mot", "anchor: dot-mott"),
            ("so-tu-phap", "so-dang: 12", "so-dang: 12.5"),
        ],
        "DL40 office:4:12, DL40 plan:23:13, DL73 ky-1/so-tu-phap:6:12",
    ),
];
