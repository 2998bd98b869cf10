package bondgate.server.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Lets a schema include only files that lie in one folder, whatever its text says. */
public final class FolderOnly implements LSResourceResolver {
  private final Path folder;

  /** Only what is under that folder, which must be a real path. */
  public FolderOnly(Path folder) {
    this.folder = folder;
  }

  @Override
  public LSInput resolveResource(
      String type, String namespace, String publicId, String systemId, String base) {
    try {
      Path file = Path.of(URI.create(base)).resolveSibling(String.valueOf(systemId)).toRealPath();
      if (!file.startsWith(folder)) {
        throw new IOException("it lies outside of " + folder);
      }
      return new FileInput(file, Files.newInputStream(file));
    } catch (IOException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
      throw new UncheckedIOException(
          new IOException(
              "a schema names '%s', which is not read: %s".formatted(systemId, e.getMessage()), e));
    }
  }

  /** A file as the schema reader wants it. */
  private static final class FileInput implements LSInput {
    private final Path file;
    private final InputStream in;

    FileInput(Path file, InputStream in) {
      this.file = file;
      this.in = in;
    }

    @Override
    public InputStream getByteStream() {
      return in;
    }

    @Override
    public String getSystemId() {
      return file.toUri().toString();
    }

    @Override
    public Reader getCharacterStream() {
      return null;
    }

    @Override
    public void setCharacterStream(Reader stream) {}

    @Override
    public void setByteStream(InputStream stream) {}

    @Override
    public String getStringData() {
      return null;
    }

    @Override
    public void setStringData(String data) {}

    @Override
    public void setSystemId(String id) {}

    @Override
    public String getPublicId() {
      return null;
    }

    @Override
    public void setPublicId(String id) {}

    @Override
    public String getBaseURI() {
      return file.toUri().toString();
    }

    @Override
    public void setBaseURI(String uri) {}

    @Override
    public String getEncoding() {
      return null;
    }

    @Override
    public void setEncoding(String encoding) {}

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCertifiedText(boolean certified) {}
  }
}
