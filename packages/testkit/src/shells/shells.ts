import { cmd } from "./cmd.ts";
import { elvish } from "./elvish.ts";
import { fish } from "./fish.ts";
import { nushell } from "./nushell.ts";
import { bash, dash, zsh } from "./posix.ts";
import { pwsh, windowsPowershell } from "./powershell.ts";
import type { Shell } from "./shell.ts";
import { tcsh } from "./tcsh.ts";
import { xonsh } from "./xonsh.ts";

/**
 * Every shell that judges an export format.
 *
 * @public
 */
export const shells: readonly Shell[] = [bash, zsh, dash, fish, tcsh, xonsh, elvish, nushell, pwsh, windowsPowershell, cmd];
