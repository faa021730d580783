//! Values: `office.yaml`, who issues what.

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::Body;
use super::scalar::{Date, Id, TypeSize, Words};

/// `office.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "office.yaml",
    description = "Cơ quan ban hành: ai ký, ai phát hành văn bản nào"
)]
pub struct Office {
    /// The campaign's id, carried inside every form.
    #[schemars(description = "Mã của đợt (kế hoạch), ghi trong từng biểu mẫu: kh-181-2024")]
    pub campaign: Id,
    /// The base type size.
    #[serde(default)]
    #[schemars(description = "Cỡ chữ của văn bản: 13 hoặc 14")]
    pub type_size: TypeSize,
    /// Which body issues which document.
    #[schemars(
        description = "Cơ quan nào ban hành văn bản nào (mã ở issuers dưới đây hoặc ở agencies.yaml)"
    )]
    pub issues: Issues,
    /// Bodies that issue documents and are not agencies of `agencies.yaml`.
    #[serde(default)]
    #[schemars(description = "Cơ quan ban hành không nằm trong agencies.yaml, ví dụ Ban Chỉ đạo")]
    pub issuers: Vec<Body>,
    /// Days off besides Saturdays and Sundays, for the warning about deadlines.
    #[serde(default)]
    #[schemars(
        description = "Các ngày nghỉ lễ, Tết (ngoài thứ Bảy, Chủ nhật), để nhắc khi hạn báo cáo rơi vào ngày nghỉ"
    )]
    pub days_off: Vec<DayOff>,
}

/// Which body issues which document.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issues {
    /// The plan.
    #[schemars(description = "Cơ quan ban hành kế hoạch")]
    pub plan: Id,
    /// The consolidated reports: the standing agency (`cơ quan thường trực`).
    #[schemars(description = "Cơ quan tổng hợp, ban hành báo cáo tổng hợp (cơ quan thường trực)")]
    pub summary: Id,
    /// The reminders.
    #[schemars(description = "Cơ quan gửi công văn đôn đốc")]
    pub reminders: Id,
}

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOff {
    /// The day.
    #[schemars(description = "Ngày nghỉ")]
    pub date: Date,
    /// Its name.
    #[schemars(description = "Tên ngày nghỉ: Tết Dương lịch")]
    pub name: Words,
}
