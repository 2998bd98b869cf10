package bondgate.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The one authority, or the few, whose word on a broker is believed: a PEM file with their
 * certificates. Nobody else's is, also not those that the JDK believes.
 */
public final class TrustFile {
  private TrustFile() {}

  /**
   * Makes sockets that believe that file alone.
   *
   * @throws IOException if it cannot be read, or has no certificate; names it
   */
  public static SSLSocketFactory sockets(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException("%s holds no certificate; expected PEM".formatted(file));
      }
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate one : all) {
        // An anchor that has ended would be believed for ever: who checks a path skips its anchor.
        ((X509Certificate) one).checkValidity();
        trusted.setCertificateEntry("authority-" + trusted.size(), one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (CertificateExpiredException e) {
      throw new IOException(
          "the authority in %s has expired; fetch the broker's new CA file".formatted(file), e);
    } catch (CertificateException e) {
      throw new IOException("%s is no PEM file of certificates: %s".formatted(file, e), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do TLS", e);
    }
  }

  /**
   * Why a connection over TLS did not come about, and what to do, where TLS is the reason.
   *
   * @param trusted the file that was believed, or words for the JDK's own authorities
   * @return empty if the reason is another one
   */
  public static String explained(Throwable failure, String trusted) {
    boolean isTls = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the broker's certificate has expired; restart the broker's server, which renews it";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the broker's certificate is not valid yet; is the clock of this machine right?";
      }
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof CertificateException && message.startsWith("No ")) {
        return "the broker's certificate is for other names (%s); add this one to its names"
            .formatted(message);
      }
      isTls |= cause instanceof SSLException;
      if (message.contains("unable to find valid certification path")
          || message.contains("signature check failed")
          || message.contains("not trusted")) {
        return "the broker's certificate is not from an authority in %s; fetch its CA file, or see who answers there"
            .formatted(trusted);
      }
    }
    return isTls ? "no TLS came about: " + failure.getMessage() : "";
  }
}
