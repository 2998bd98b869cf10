package bondgate.server.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Who a name and a secret are. */
@ApplicationScoped
class PasswordIdentity implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
  private final Accounts accounts;
  private final CompanyAccounts company;
  private final Sessions sessions;
  private final AddressGuard guard;

  @Inject
  PasswordIdentity(
      Accounts accounts, CompanyAccounts company, Sessions sessions, AddressGuard guard) {
    this.accounts = accounts;
    this.company = company;
    this.sessions = sessions;
    this.guard = guard;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request));
  }

  private SecurityIdentity identity(UsernamePasswordAuthenticationRequest request) {
    String name = request.getUsername().strip().toLowerCase(Locale.ROOT);
    RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
    boolean basic = routing != null && routing.request().getHeader("Authorization") != null;
    if (basic && guard.tooMany(routing.request()) && !isProgram(name)) {
      // A program with its secret is let in from everywhere: nobody guesses that.
      throw new AuthenticationFailedException("too many wrong ones from this address");
    }
    if (!basic) {
      Optional<Account> vouchedFor =
          company.redeem(name, new String(request.getPassword().getPassword()));
      if (vouchedFor.isPresent()) {
        accounts.entered(vouchedFor.get());
        return sessions.begun(vouchedFor.get());
      }
    }
    SignIn result = accounts.signIn(name, new String(request.getPassword().getPassword()));
    if (!(result instanceof SignIn.Entered entered)) {
      if (routing != null && !(result instanceof SignIn.Busy)) {
        guard.wrong(routing.request());
      }
      // The result holds no secret; a name that is tried may be anything, and is not told on.
      throw new AuthenticationFailedException(result.getClass().getSimpleName());
    }
    if (basic && entered.account().kind() != Account.Kind.PROGRAM) {
      throw new AuthenticationFailedException("HTTP Basic is for accounts of programs");
    }
    if (!basic) {
      if (entered.account().kind() != Account.Kind.PERSON) {
        throw new AuthenticationFailedException("pages are for accounts of persons");
      }
      accounts.entered(entered.account());
    }
    return sessions.begun(entered.account());
  }

  private boolean isProgram(String name) {
    return accounts.find(name).filter(one -> one.kind() == Account.Kind.PROGRAM).isPresent();
  }
}
