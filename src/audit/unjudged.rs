//! Audit: what the decree and the guidance ask and no program can decide; reported in docs/RULES.md so that no one
//! takes silence for a judgement.

/// What is left to a person, and why.
pub(super) const LEFT: &[(&str, &str)] = &[
    (
        "Tên người, địa danh, sự kiện, tác phẩm viết hoa (Phụ lục II, mục II; mục III, khoản 1.d, 1.đ, 2; mục V, khoản 2, 5, 9, 10)",
        "cần biết chữ ấy là tên riêng; chương trình chỉ xét những tên ở danh sách capitals",
    ),
    (
        "Viết hoa chức vụ, Nhân dân, Nhà nước, Đảng, Bác, Người (Phụ lục II, mục V, khoản 1, 3, 4)",
        "cùng một chữ viết hoa hay thường tùy nghĩa; ví dụ của Phụ lục và lời quy tắc không khớp nhau",
    ),
    (
        "Văn bản viện dẫn còn hiệu lực hay không",
        "cần danh mục văn bản hết hiệu lực; chương trình không vào mạng",
    ),
    (
        "Ngày ghi trên văn bản có ở tương lai không",
        "khi kiểm tra, chương trình không xem đồng hồ: cùng một tệp luôn cho cùng kết quả",
    ),
    (
        "Khoản có tiêu đề hay không",
        "câu ngắn đứng riêng có thể là tiêu đề hoặc là nội dung; chữ đậm là dấu hiệu duy nhất",
    ),
    (
        "Đề mục nằm trơ ở cuối trang, dấu cách không ngắt ở cuối dòng (Điều 5, ngày 05)",
        "chỗ ngắt dòng, ngắt trang do Word tính khi mở; tệp không ghi đủ",
    ),
    (
        "Số dòng trống cho chữ ký, số chữ trong một câu, từ viết tắt chưa giải thích",
        "không có con số nào trong quy định",
    ),
    (
        "Chữ ký số, dấu của cơ quan, dòng cỡ 10 trên phụ lục ký riêng (Phụ lục I, Phần I, mục III, khoản 1.d)",
        "phần mềm ký đặt vào tệp PDF sau khi ký",
    ),
    (
        "Dòng (Kèm theo …) để trống ở văn bản điện tử (Phụ lục I, Phần I, mục III, khoản 1.c)",
        "tệp Word không cho biết văn bản sẽ in ra hay ký số",
    ),
    (
        "Tên cơ quan, thẩm quyền ký, chức vụ có đúng với tổ chức hiện nay",
        "cần danh sách cơ quan và người ký; với văn bản do chương trình lập, danh sách ấy là dữ liệu",
    ),
    ("Cách xưng hô (Ông, Bà, đồng chí) và thứ tự chức danh", "nền nếp của từng cơ quan"),
];
