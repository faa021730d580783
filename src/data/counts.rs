//! Values: what is counted of agencies, and what is next to an indicator's figure in the summary's tables, by the ids
//! under which a clerk names them: in `vanban trace`, in the text of a summary.

/// Agencies of a round that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// That are to report (`phải báo cáo`).
    Expected,
    /// That have reported (`đã báo cáo`).
    Received,
    /// In time (`đúng hạn`).
    OnTime,
    /// Late (`quá hạn`).
    Late,
    /// On the day whose hour decides, at an hour that nobody noted (`chưa rõ đúng hạn`).
    Unclear,
    /// That have not (`chưa có báo cáo`).
    Missing,
    /// That have sent one that cannot be read yet (`đã gửi, chưa đọc được`).
    Unread,
    /// That have nothing to report (`không phát sinh`).
    Nil,
    /// That need not report.
    Exempt,
    /// Whose report lacks something that was asked (`chưa đủ nội dung`).
    Incomplete,
}

impl Count {
    /// All of them.
    pub const ALL: [Count; 10] = [
        Count::Expected,
        Count::Received,
        Count::OnTime,
        Count::Late,
        Count::Unclear,
        Count::Missing,
        Count::Unread,
        Count::Nil,
        Count::Exempt,
        Count::Incomplete,
    ];

    /// Its id, by which a clerk may name it.
    pub fn id(self) -> &'static str {
        match self {
            Count::Expected => "phai-bao-cao",
            Count::Received => "da-bao-cao",
            Count::OnTime => "dung-han",
            Count::Late => "qua-han",
            Count::Unclear => "chua-ro-dung-han",
            Count::Missing => "chua-bao-cao",
            Count::Unread => "chua-doc-duoc",
            Count::Nil => "khong-phat-sinh",
            Count::Exempt => "khong-phai-bao-cao",
            Count::Incomplete => "chua-du-noi-dung",
        }
    }

    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            Count::Expected => "Số cơ quan, đơn vị phải báo cáo",
            Count::Received => "Số cơ quan, đơn vị đã báo cáo",
            Count::OnTime => "Số báo cáo gửi đúng hạn",
            Count::Late => "Số báo cáo gửi quá hạn",
            Count::Unclear => "Số báo cáo chưa rõ đúng hạn",
            Count::Missing => "Số cơ quan, đơn vị chưa có báo cáo",
            Count::Unread => "Số báo cáo đã gửi, chưa đọc được",
            Count::Nil => "Số báo cáo không phát sinh",
            Count::Exempt => "Số cơ quan, đơn vị không phải báo cáo",
            Count::Incomplete => "Số báo cáo chưa đủ nội dung",
        }
    }
}

/// A column of an indicator's row in the tables of the summary, next to the figure itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// How many agencies gave the figure.
    Reported,
    /// How many were to give it.
    Asked,
    /// How many gave it in this period and the one before.
    Compared,
    /// What those gave in the period before.
    Before,
    /// What those gave in this one.
    Now,
    /// How much more that is.
    More,
    /// How many agencies gave less than the plan asks at least.
    Below,
}

impl Column {
    /// All of them.
    pub const ALL: [Column; 7] = [
        Column::Reported,
        Column::Asked,
        Column::Compared,
        Column::Before,
        Column::Now,
        Column::More,
        Column::Below,
    ];

    /// Its id, by which a clerk names it.
    pub fn id(self) -> &'static str {
        match self {
            Column::Reported => "da-bao-cao",
            Column::Asked => "phai-bao-cao",
            Column::Compared => "so-don-vi-so-sanh",
            Column::Before => "ky-truoc",
            Column::Now => "ky-nay",
            Column::More => "tang-giam",
            Column::Below => "chua-dat",
        }
    }

    /// What a clerk reads after the indicator's name.
    pub fn words(self) -> &'static str {
        match self {
            Column::Reported => "số đơn vị đã báo cáo",
            Column::Asked => "số đơn vị phải báo cáo",
            Column::Compared => "số đơn vị so sánh",
            Column::Before => "kỳ trước",
            Column::Now => "kỳ này",
            Column::More => "tăng (+), giảm (-)",
            Column::Below => "số đơn vị chưa đạt mức yêu cầu",
        }
    }
}
