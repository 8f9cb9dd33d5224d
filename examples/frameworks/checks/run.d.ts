export const state: Record<string, any>;
export const NAMES: string[];
export function heard(event: Event): void;
export function run(update: (next: object) => void): Promise<void>;
