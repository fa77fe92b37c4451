//! What a resource holds: JSON members now, and before and after an exchange.

use serde_json::{Map, Value};

use crate::course::Holds;
use crate::lab::Change;
use crate::server::{Resource, Store};

/// Returns whether the target has and lacks what is asked, now. What asks for members asks for the target too.
pub(super) fn holds(holds: &Holds, store: &Store) -> bool {
    let Some(resource) = store.get(&holds.target) else {
        let asks_members = !(holds.has.is_empty() && holds.lacks.is_empty() && holds.equals.is_empty());
        return holds.exists == Some(false) && !asks_members;
    };
    let members = members(Some(resource)).unwrap_or_default();
    holds.exists != Some(false)
        && holds.has.iter().all(|name| members.contains_key(name))
        && holds.lacks.iter().all(|name| !members.contains_key(name))
        && holds.equals.iter().all(|(name, value)| members.get(name) == Some(value))
}

/// Returns whether the target had all these members before and has none of them after. A removed target lost nothing:
/// it is gone.
pub(super) fn lost(names: &[String], change: &Change) -> bool {
    let (Some(before), Some(after)) = (members(change.before.as_ref()), members(change.after.as_ref()))
    else {
        return false;
    };
    names.iter().all(|name| before.contains_key(name) && !after.contains_key(name))
}

/// Returns whether the target has all these members after and had none of them before, or was not there before.
pub(super) fn gained(names: &[String], change: &Change) -> bool {
    let before = members(change.before.as_ref()).unwrap_or_default();
    let after = members(change.after.as_ref()).unwrap_or_default();
    names.iter().all(|name| after.contains_key(name) && !before.contains_key(name))
}

fn members(resource: Option<&Resource>) -> Option<Map<String, Value>> {
    serde_json::from_slice(&resource?.bytes).ok()
}
