//! The program played without a terminal: keys in, screen out. One crate, so that all of it is linked once.

#![cfg(test)]

mod foreign;
mod keys;
mod planned;
mod player;
mod projector;
mod props;
mod reading;
mod screens;
mod scripts;
mod sessions;
mod styles;
mod third_language;
