// The modules beside this one are types only.
export {};
