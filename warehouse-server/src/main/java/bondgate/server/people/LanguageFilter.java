package bondgate.server.people;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Finds the reader's language: {@code ?lang=} first, and then it sticks by a cookie; without
 * either, Chinese. The browser's own wish is not asked: an officer's desk shows the same page on
 * every machine.
 */
@Provider
class LanguageFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String PARAMETER = "lang";
  private static final String COOKIE = "bondgate-lang";
  private static final int COOKIE_SECONDS = (int) Duration.ofDays(365).toSeconds();

  @Inject Visitor visitor;

  @Override
  public void filter(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(COOKIE);
    Language.ofCode(request.getUriInfo().getQueryParameters().getFirst(PARAMETER))
        .or(() -> Language.ofCode(cookie == null ? null : cookie.getValue()))
        .ifPresent(visitor::speak);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Language.ofCode(request.getUriInfo().getQueryParameters().getFirst(PARAMETER))
        .ifPresent(
            chosen ->
                response
                    .getHeaders()
                    .add(
                        HttpHeaders.SET_COOKIE,
                        new NewCookie.Builder(COOKIE)
                            .value(chosen.code())
                            .path("/")
                            .maxAge(COOKIE_SECONDS)
                            .sameSite(NewCookie.SameSite.LAX)
                            .httpOnly(true)
                            .build()));
  }
}
