package bondgate.simulator.till;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.modbus.ModbusMessages;
import bondgate.till.modbus.ModbusRequest;
import bondgate.till.modbus.RtuFrame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A Modbus RTU box with eight relays and eight contacts. */
public final class VirtualIoBox implements Firmware {
  private static final int POINTS = 8;
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;

  private final int unit;
  private final Deframer<RtuFrame> frames = new Deframer<>(RtuFrame.requests());
  // Guarded by this: the device's thread and whoever moves the door.
  private final BitSet relays = new BitSet(POINTS);
  private final BitSet contacts = new BitSet(POINTS);
  private final long[] switchedOn = new long[POINTS];

  /** A box without power on any relay. */
  public VirtualIoBox(int unit) {
    this.unit = unit;
  }

  /** Closes or opens a contact. */
  public synchronized void setContact(int input, boolean closed) {
    contacts.set(input, closed);
  }

  /** Switches a relay by hand. */
  public synchronized void setRelay(int coil, boolean on) {
    relays.set(coil, on);
  }

  /** Whether a relay is on. */
  public synchronized boolean isRelayOn(int coil) {
    return relays.get(coil);
  }

  /** How often a relay was switched on over the line: told so of it while it was off. */
  public synchronized long timesSwitchedOn(int coil) {
    return switchedOn[coil];
  }

  @Override
  public Octets heard(Octets bytes) {
    Octets answers = Octets.none();
    for (RtuFrame frame : frames.feed(bytes)) {
      if (frame.unit() == unit) {
        answers = answers.plus(new RtuFrame(unit, answer(frame)).toBytes());
      }
    }
    return answers;
  }

  private synchronized Octets answer(RtuFrame frame) {
    Octets message = frame.message();
    Optional<ModbusRequest> request = ModbusMessages.request(message);
    if (request.isPresent() && request.get() instanceof ModbusRequest.WriteCoil write) {
      if (write.address() >= POINTS) {
        return refused(message, ILLEGAL_ADDRESS);
      }
      boolean on = write.value() == ModbusRequest.WriteCoil.ON;
      switchedOn[write.address()] += on && !relays.get(write.address()) ? 1 : 0;
      relays.set(write.address(), on);
      return message;
    } else if (request.isPresent() && request.get() instanceof ModbusRequest.ReadCoils read) {
      return levels(message, relays, read.address(), read.quantity());
    } else if (request.isPresent() && request.get() instanceof ModbusRequest.ReadInputs read) {
      return levels(message, contacts, read.address(), read.quantity());
    }
    return refused(message, ILLEGAL_FUNCTION);
  }

  private static Octets levels(Octets message, BitSet bits, int from, int quantity) {
    if (from + quantity > POINTS) {
      return refused(message, ILLEGAL_ADDRESS);
    }
    List<Boolean> levels = new ArrayList<>();
    for (int i = from; i < from + quantity; i++) {
      levels.add(bits.get(i));
    }
    Octets packed = Octets.of(ModbusMessages.packed(levels));
    return Octets.of(message.at(0), packed.size()).plus(packed);
  }

  private static Octets refused(Octets message, int code) {
    return Octets.of(message.at(0) | 0x80, code);
  }
}
