package bondgate.server.people;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * What every page tells the browser: run only our own scripts, sit in nobody's frame, keep nothing;
 * and the refusal of forms that another site made the browser send.
 */
@Provider
class PageHeaders implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  @Inject Visitor visitor;

  @Override
  public void filter(ContainerRequestContext request) {
    String from = request.getHeaderString("Sec-Fetch-Site");
    boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType());
    if (request.getMethod().equals("POST") && form && from != null && !OWN_PAGES.contains(from)) {
      request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
      return;
    }
    var headers = response.getHeaders();
    // Styles may be inline: the plot's library writes them.
    headers.putSingle(
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            + (visitor.alsoAsks().isEmpty() ? "" : "; connect-src 'self' " + visitor.alsoAsks()));
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle("Cache-Control", "no-store");
  }
}
