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
    /// How many agencies have a target.
    Targeted,
    /// How many of those gave the figure.
    TargetReported,
    /// The targets of all that have one.
    Target,
    /// The targets of those that gave the figure.
    TargetOfReported,
    /// What those gave.
    Done,
    /// How much of their targets that is, in percent.
    DonePercent,
    /// How many of them are below their target.
    UnderTarget,
    /// What was given since a day or over the periods named, up to this one.
    ToDate,
    /// How many agencies gave it in all of those periods in which they were asked.
    ToDateReported,
    /// How many agencies were asked it in one of them.
    ToDateAsked,
    /// How many agencies gave the figure in this period and in the same of the year before.
    YearCompared,
    /// What those gave in the year before.
    YearBefore,
    /// What those gave in this one.
    YearNow,
    /// How much more that is.
    YearMore,
}

impl Column {
    /// All of them.
    pub const ALL: [Column; 21] = [
        Column::Reported,
        Column::Asked,
        Column::Compared,
        Column::Before,
        Column::Now,
        Column::More,
        Column::Below,
        Column::Targeted,
        Column::TargetReported,
        Column::Target,
        Column::TargetOfReported,
        Column::Done,
        Column::DonePercent,
        Column::UnderTarget,
        Column::ToDate,
        Column::ToDateReported,
        Column::ToDateAsked,
        Column::YearCompared,
        Column::YearBefore,
        Column::YearNow,
        Column::YearMore,
    ];

    /// Whether it is a number of agencies.
    pub fn is_count(self) -> bool {
        matches!(
            self,
            Column::Reported
                | Column::Asked
                | Column::Compared
                | Column::Below
                | Column::Targeted
                | Column::TargetReported
                | Column::UnderTarget
                | Column::ToDateReported
                | Column::ToDateAsked
                | Column::YearCompared
        )
    }

    /// Whether it is added up over periods.
    pub fn is_to_date(self) -> bool {
        matches!(self, Column::ToDate | Column::ToDateReported | Column::ToDateAsked)
    }

    /// Whether it is about the same period of the year before.
    pub fn is_of_year_before(self) -> bool {
        matches!(
            self,
            Column::YearCompared | Column::YearBefore | Column::YearNow | Column::YearMore
        )
    }

    /// Whether it is about what agencies are to reach.
    pub fn is_of_targets(self) -> bool {
        matches!(
            self,
            Column::Targeted
                | Column::TargetReported
                | Column::Target
                | Column::TargetOfReported
                | Column::Done
                | Column::DonePercent
                | Column::UnderTarget
        )
    }

    /// Whether an agency has it for itself.
    pub fn is_of_agencies(self) -> bool {
        matches!(self, Column::Target | Column::Done | Column::DonePercent | Column::ToDate)
    }

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
            Column::Targeted => "so-don-vi-duoc-giao",
            Column::TargetReported => "so-don-vi-thuc-hien",
            Column::Target => "chi-tieu-giao",
            Column::TargetOfReported => "chi-tieu-don-vi-co-so",
            Column::Done => "thuc-hien",
            Column::DonePercent => "ty-le-thuc-hien",
            Column::UnderTarget => "duoi-chi-tieu",
            Column::ToDate => "luy-ke",
            Column::ToDateReported => "so-don-vi-du-luy-ke",
            Column::ToDateAsked => "so-don-vi-luy-ke",
            Column::YearCompared => "so-don-vi-cung-ky",
            Column::YearBefore => "cung-ky-nam-truoc",
            Column::YearNow => "nam-nay",
            Column::YearMore => "tang-giam-cung-ky",
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
            Column::Targeted => "số đơn vị được giao chỉ tiêu",
            Column::TargetReported => "số đơn vị được giao có số liệu",
            Column::Target => "chỉ tiêu giao",
            Column::TargetOfReported => "chỉ tiêu giao của các đơn vị có số liệu",
            Column::Done => "thực hiện",
            Column::DonePercent => "tỷ lệ thực hiện",
            Column::UnderTarget => "số đơn vị dưới chỉ tiêu giao",
            Column::ToDate => "lũy kế",
            Column::ToDateReported => "số đơn vị đủ số liệu lũy kế",
            Column::ToDateAsked => "số đơn vị phải báo cáo trong các kỳ lũy kế",
            Column::YearCompared => "số đơn vị so sánh với cùng kỳ năm trước",
            Column::YearBefore => "cùng kỳ năm trước",
            Column::YearNow => "kỳ này, của các đơn vị so sánh với cùng kỳ năm trước",
            Column::YearMore => "tăng (+), giảm (-) so với cùng kỳ năm trước",
        }
    }
}
