/**
 * The house: imports point downwards only, the rooms of floor 1 do not know each other, and the two lower floors are pure.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
