/** Given to every script of the single file by `cargo xtask build`. */
declare const $need: (name: string) => any;
declare const $fresh: (name: string) => any;
