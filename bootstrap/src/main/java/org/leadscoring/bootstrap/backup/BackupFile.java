package org.leadscoring.bootstrap.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.leadscoring.bootstrap.wiring.SecretKeys;

/** A back-up as a file: a ZIP archive with the database as a script, the key if there is one, and what kind of file it is. */
final class BackupFile {

    private static final String KIND = "leadscoring-backup.txt";
    private static final String VERSION_1 = "Lead scoring back-up, format 1\n";
    private static final String SCRIPT = "leadscoring.sql";
    private static final String KEY = "secret.key";

    private BackupFile() {}

    /**
     * Writes it beside and moves it into place when it is on the disk, so that a file of this name is always a whole one. Only
     * its owner may read it.
     *
     * @param keyFile is left out if there is none
     * @throws java.nio.file.FileAlreadyExistsException if the file is there already
     */
    static void write(Path file, Path script, Path keyFile) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            createForOwner(part);
            try (var out = new ZipOutputStream(Files.newOutputStream(part))) {
                out.putNextEntry(new ZipEntry(KIND));
                out.write(VERSION_1.getBytes(StandardCharsets.UTF_8));
                if (Files.exists(keyFile)) {
                    out.putNextEntry(new ZipEntry(KEY));
                    Files.copy(keyFile, out);
                }
                out.putNextEntry(new ZipEntry(SCRIPT));
                Files.copy(script, out);
            }
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // Unlike a move that is atomic this one refuses to replace what has come into being meanwhile.
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Creates an empty file that nobody but its owner may read. */
    static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * Unpacks it into a folder: the key, if there is one, under its name.
     *
     * @return where the script is
     * @throws IllegalStateException if it is no back-up, or of a format this version does not know
     */
    static Path unpack(Path file, Path folder) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (!VERSION_1.equals(text(zip))) {
                throw new IllegalStateException(file + " is no back-up that this version can read");
            }
            if (zip.getEntry(KEY) != null) {
                var key = SecretKeys.file(folder);
                createForOwner(key);
                copy(zip, KEY, key);
            }
            var script = folder.resolve(SCRIPT);
            createForOwner(script);
            copy(zip, SCRIPT, script);
            return script;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("there is no file " + file, e);
        } catch (ZipException e) {
            throw new IllegalStateException(file + " is no back-up, or it is damaged: " + e.getMessage(), e);
        }
    }

    private static String text(ZipFile zip) throws IOException {
        var entry = zip.getEntry(KIND);
        if (entry == null) {
            return "";
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(VERSION_1.length() + 1), StandardCharsets.UTF_8);
        }
    }

    private static void copy(ZipFile zip, String name, Path target) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalStateException("the back-up lacks " + name);
        }
        // Into the file that is there, for a new one would have other permissions.
        try (var in = zip.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            in.transferTo(out);
        }
    }
}
