use callwright::__private::v1 as wire;
use callwright::types::Value;

#[derive(Clone)]
pub struct OrderSent {
    pub r#type: String,
    pub order: i64,
    pub carrier: Option<String>,
    pub extra: std::collections::BTreeMap<String, Value>,
}
wire::object!(OrderSent { r#type "type!", order "order!", carrier "carrier?" } extra);

#[derive(Clone)]
pub struct Receipt {
    pub order: i64,
}
wire::object!(Receipt { order "order!" });

#[derive(Clone)]
pub struct Call {
    pub caller: String,
    pub seconds: i64,
    pub tags: Option<Vec<String>>,
    pub answered: Option<bool>,
    pub extra: std::collections::BTreeMap<String, Value>,
}
wire::object!(Call { caller "Caller!", seconds "Seconds!", tags "Tag?", answered "Answered?" } extra);
