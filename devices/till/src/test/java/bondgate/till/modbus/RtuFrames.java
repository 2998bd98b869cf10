package bondgate.till.modbus;

import bondgate.till.Octets;
import java.util.ArrayList;
import java.util.List;

/** What a box of eight coils and eight inputs answers. */
final class RtuFrames {
  private RtuFrames() {}

  static Octets written(int address, int value) {
    Octets message = Octets.of(5, address >> 8, address & 0xFF, value >> 8, value & 0xFF);
    return new RtuFrame(1, message).toBytes();
  }

  static Octets answer(Octets asked, boolean[] coils, boolean[] inputs) {
    Octets message = asked.slice(1, asked.size() - 2);
    ModbusRequest request = ModbusMessages.request(message).orElseThrow();
    if (request instanceof ModbusRequest.WriteCoil write) {
      coils[write.address()] = write.value() == ModbusRequest.WriteCoil.ON;
      return asked;
    }
    boolean[] levels = request instanceof ModbusRequest.ReadCoils ? coils : inputs;
    List<Boolean> list = new ArrayList<>();
    for (boolean level : levels) {
      list.add(level);
    }
    int bits = ModbusMessages.packed(list)[0] & 0xFF;
    return new RtuFrame(1, Octets.of(message.at(0), 1, bits)).toBytes();
  }
}
