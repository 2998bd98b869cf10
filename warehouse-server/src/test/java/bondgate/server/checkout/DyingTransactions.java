package bondgate.server.checkout;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Lets {@link DurableSteps} stand around and inside of every transaction. */
final class DyingTransactions {
  /** The interceptors of transactions have 200. */
  private static final int AROUND = Interceptor.Priority.PLATFORM_BEFORE + 100;

  private static final int INSIDE = Interceptor.Priority.PLATFORM_BEFORE + 300;

  private DyingTransactions() {}

  /** Around a transaction of its own. */
  @Interceptor
  @Priority(AROUND)
  @Transactional(TxType.REQUIRES_NEW)
  static class AroundNew {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return DurableSteps.outside(call);
    }
  }

  /** Inside of a transaction of its own. */
  @Interceptor
  @Priority(INSIDE)
  @Transactional(TxType.REQUIRES_NEW)
  static class InsideNew {
    @AroundInvoke
    Object inside(InvocationContext call) throws Exception {
      return DurableSteps.inside(call);
    }
  }

  /** Around a transaction. */
  @Interceptor
  @Priority(AROUND)
  @Transactional
  static class AroundOne {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return DurableSteps.outside(call);
    }
  }

  /** Inside of a transaction. */
  @Interceptor
  @Priority(INSIDE)
  @Transactional
  static class InsideOne {
    @AroundInvoke
    Object inside(InvocationContext call) throws Exception {
      return DurableSteps.inside(call);
    }
  }
}
