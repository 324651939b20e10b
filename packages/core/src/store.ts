export { sizeLimits } from "./reading/limits.ts";
export { readRegularFile } from "./reading/read-file.ts";
export { UnfitFile } from "./reading/unfit-file.ts";
// What depends on disk: the user's files, edited under their lock, and files that are replaced in one step.

export { type AtomicWrite, writeAtomically } from "./store/files/atomic-file.ts";
export { type EditDeps, editUserFiles, type UserFiles, type UserTexts } from "./store/files/edit-user-files.ts";
export { readStateFile } from "./store/files/read-state-file.ts";
export { ownCopies } from "./store/files/temporary-copy.ts";
export { readUserFile } from "./store/files/user-file.ts";
export { writeStateFileNow } from "./store/files/write-state-file.ts";
export { stateFolder } from "./store/home.ts";
export { ownerStart } from "./store/locks/lock-owner.ts";
