//! A lab with a long history.

use putpost::lab::{Lab, Origin, Sent};

use crate::server::{body, request, scene};

/// Sends a PUT of one of two bodies, so that each send replaces.
fn replace(lab: &mut Lab, n: usize) {
    let request = request("PUT", "/users/1", &body(n % 2));
    lab.send(Sent::Request(request), Origin::Form);
}

/// Returns a lab with so many exchanges behind it, over so many resources.
pub(crate) fn lab(resources: usize, exchanges: usize) -> Lab {
    let mut lab = Lab::new(scene(resources));
    for n in 0..exchanges {
        replace(&mut lab, n);
    }
    lab
}
