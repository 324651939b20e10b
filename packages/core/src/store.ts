export { sizeLimits } from "./reading/limits.ts";
export { readRegularFile } from "./reading/read-file.ts";
export { UnfitFile } from "./reading/unfit-file.ts";
// What rests on disk: the user's files, edited under their lock, and files that are replaced in one step.

export { type AtomicWrite, writeAtomically } from "./store/atomic-file.ts";
export { type EditDeps, editUserFiles, type UserFiles, type UserTexts } from "./store/edit-user-files.ts";
export { stateFolder } from "./store/home.ts";
export { ownerStart } from "./store/lock-owner.ts";
export { readStateFile } from "./store/read-state-file.ts";
export { ownCopies } from "./store/temporary-copy.ts";
export { readUserFile } from "./store/user-file.ts";
export { writeStateFileNow } from "./store/write-state-file.ts";
