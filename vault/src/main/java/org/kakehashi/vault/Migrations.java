package org.kakehashi.vault;

/**
 * The numbered schema changes of one module: SQL files {@code migrations/NNNN-title.sql} in the anchor class's package
 * (in the class path folder or jar the anchor came from), NNNN from 0001 without gaps.
 *
 * <p>A file may hold several statements. All outstanding files of all modules run in one transaction when the vault is
 * unlocked, modules in the order given to {@link VaultFolder}; a file that was applied is never changed afterwards. The
 * files must not contain BEGIN, COMMIT, ATTACH or PRAGMA.
 *
 * @param module the name under which progress is recorded, [a-z][a-z0-9.]*; never changed afterwards
 * @param anchor a class of the package that holds the {@code migrations} folder
 */
public record Migrations(String module, Class<?> anchor) {

    public Migrations {
        if (!module.matches("[a-z][a-z0-9.]{0,63}")) {
            throw new IllegalArgumentException("not a module name: " + module);
        }
    }
}
