//! What the listener is compared with: axum as its own examples write it, sending back whatever comes. It parses nothing,
//! stores nothing and writes no log.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Bytes;
use tokio::net::TcpListener;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        println!("http://{}", listener.local_addr()?);
        axum::serve(listener, Router::new().fallback(|content: Bytes| async { content })).await
    })
}
