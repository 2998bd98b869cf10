package bondgate.till.modbus;

import java.util.List;

/** What a master asks of a box; addresses and quantities 0 to 65535 as on the wire, from 0. */
public sealed interface ModbusRequest {
  /**
   * Function 1: outputs read back.
   *
   * @param address the first
   * @param quantity 1 to 2000
   */
  record ReadCoils(int address, int quantity) implements ModbusRequest {}

  /**
   * Function 2: inputs.
   *
   * @param address the first
   * @param quantity 1 to 2000
   */
  record ReadInputs(int address, int quantity) implements ModbusRequest {}

  /**
   * Function 3: settings and values of a box.
   *
   * @param address the first
   * @param quantity 1 to 125
   */
  record ReadHoldingRegisters(int address, int quantity) implements ModbusRequest {}

  /**
   * Function 4: measured values.
   *
   * @param address the first
   * @param quantity 1 to 125
   */
  record ReadInputRegisters(int address, int quantity) implements ModbusRequest {}

  /**
   * Function 5: one output.
   *
   * @param address which
   * @param value FF00 on, 0000 off; lamp towers take F000 to F300 for flashing
   */
  record WriteCoil(int address, int value) implements ModbusRequest {
    /** On. */
    public static final int ON = 0xFF00;

    /** Off. */
    public static final int OFF = 0;

    /** The request that switches. */
    public static WriteCoil of(int address, boolean on) {
      return new WriteCoil(address, on ? ON : OFF);
    }
  }

  /**
   * Function 6: one register.
   *
   * @param address which
   * @param value 0 to 65535
   */
  record WriteRegister(int address, int value) implements ModbusRequest {}

  /**
   * Function 15: several outputs at once.
   *
   * @param address the first
   * @param levels 1 to 1968
   */
  record WriteCoils(int address, List<Boolean> levels) implements ModbusRequest {
    /** Copies the list. */
    public WriteCoils {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Function 16: several registers at once.
   *
   * @param address the first
   * @param values 0 to 65535 each, 1 to 123
   */
  record WriteRegisters(int address, List<Integer> values) implements ModbusRequest {
    /** Copies the list. */
    public WriteRegisters {
      values = List.copyOf(values);
    }
  }
}
