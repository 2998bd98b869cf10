package bondgate.rfid.llrp.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates are believed of a reader: those that these issued, if they name the host that
 * was asked for; and a reader's own, if it is one of these, whatever it names, because readers make
 * theirs by themselves. The system's own issuers are not believed.
 */
public final class LlrpTrust {
  private final SSLContext context;

  private LlrpTrust(SSLContext context) {
    this.context = context;
  }

  /**
   * Reads a file of certificates, PEM or DER.
   *
   * @throws IOException if it cannot be read, holds no certificate, or one that has expired
   */
  public static LlrpTrust of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      for (Certificate one : all) {
        // An issuer that has ended would be believed for ever: who checks a path skips its anchor.
        ((X509Certificate) one).checkValidity();
      }
      return new LlrpTrust(context(all));
    } catch (CertificateExpiredException e) {
      throw new IOException(
          "a certificate in %s has expired; fetch the reader's or its issuer's new one"
              .formatted(file),
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificates in %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static SSLContext context(Collection<? extends Certificate> all)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate one : all) {
      store.setCertificateEntry("believed-" + number++, one);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    X509ExtendedTrustManager byIssuer = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new OwnOrIssued(new HashSet<>(all), byIssuer)}, null);
    return context;
  }

  /** The client's end of TLS with that host. */
  SSLEngine engine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    // LLRP has no rule of its own; this is the one by which a certificate names a host.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static final class OwnOrIssued extends X509ExtendedTrustManager {
    private final Set<Certificate> believed;
    private final X509ExtendedTrustManager byIssuer;

    OwnOrIssued(Set<Certificate> believed, X509ExtendedTrustManager byIssuer) {
      this.believed = believed;
      this.byIssuer = byIssuer;
    }

    private boolean isOwn(X509Certificate[] chain) throws CertificateException {
      if (!believed.contains(chain[0])) {
        return false;
      }
      chain[0].checkValidity();
      return true;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      if (!isOwn(chain)) {
        byIssuer.checkServerTrusted(chain, type, engine);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      if (!isOwn(chain)) {
        byIssuer.checkServerTrusted(chain, type, socket);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      // Without a connection nothing says which host was asked for.
      throw new CertificateException("no connection to compare the name with");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("a reader is never the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("a reader is never the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("a reader is never the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return byIssuer.getAcceptedIssuers();
    }
  }
}
