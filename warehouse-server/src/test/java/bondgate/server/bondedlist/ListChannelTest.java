package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.customs.CustomsSettings.TransportKind;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list that real customs should decide on is never approved by our own sandbox. */
class ListChannelTest {
  @ParameterizedTest
  @EnumSource(value = TransportKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SANDBOX")
  void theSandboxIsRefusedBesideAnythingReal(TransportKind retail) {
    assertThatThrownBy(() -> ListLife.mustNotApproveItself(ListChannel.SANDBOX, retail))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bondgate.bonded-list.channel")
        .hasMessageContaining("bondgate.customs.transport is " + retail);
  }

  @ParameterizedTest
  @EnumSource(ListChannel.class)
  void besideTheSandboxOfCustomsEachWayIsGood(ListChannel lists) {
    assertThatCode(() -> ListLife.mustNotApproveItself(lists, TransportKind.SANDBOX))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(value = ListChannel.class, mode = EnumSource.Mode.EXCLUDE, names = "SANDBOX")
  void besideRealCustomsEachOtherWayIsGood(ListChannel lists) {
    assertThatCode(() -> ListLife.mustNotApproveItself(lists, TransportKind.HTTP))
        .doesNotThrowAnyException();
  }
}
