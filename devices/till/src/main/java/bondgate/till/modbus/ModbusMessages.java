package bondgate.till.modbus;

import bondgate.till.Octets;
import com.digitalpetri.modbus.ModbusPduSerializer;
import com.digitalpetri.modbus.ModbusPduSerializer.DefaultRequestSerializer;
import com.digitalpetri.modbus.ModbusPduSerializer.DefaultResponseSerializer;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.pdu.ModbusPdu;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsResponse;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilResponse;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterResponse;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Requests and replies as bytes, through the library's serializers. */
public final class ModbusMessages {
  private ModbusMessages() {}

  /** The message of a request. */
  public static Octets encode(ModbusRequest request) {
    return bytes(DefaultRequestSerializer.INSTANCE, pdu(request));
  }

  /** The function of a request. */
  public static int function(ModbusRequest request) {
    return pdu(request).getFunctionCode();
  }

  /** The request that a message is; empty for functions that the till does not use. */
  public static Optional<ModbusRequest> request(Octets message) {
    return pdu(DefaultRequestSerializer.INSTANCE, message).flatMap(ModbusMessages::ours);
  }

  /** What a message says as the answer to a request. */
  public static ModbusReply reply(ModbusRequest asked, Octets message) {
    if (message.size() >= 2 && message.at(0) > 0x80) {
      return new ModbusReply.Refused(message.at(0) & 0x7F, ModbusReply.Reason.of(message.at(1)));
    }
    ModbusReply said =
        pdu(DefaultResponseSerializer.INSTANCE, message)
            .map(ModbusMessages::reply)
            .orElseGet(() -> new ModbusReply.NotUnderstood("a message that is cut or unknown"));
    return answers(asked, said)
        ? said
        : new ModbusReply.NotUnderstood("asked %s, received %s".formatted(asked, said));
  }

  /** Whether this can be the answer; a late reply to an earlier question cannot. */
  private static boolean answers(ModbusRequest asked, ModbusReply said) {
    if (asked instanceof ModbusRequest.ReadCoils read) {
      return isOfSize(said, read.quantity());
    } else if (asked instanceof ModbusRequest.ReadInputs read) {
      return isOfSize(said, read.quantity());
    } else if (asked instanceof ModbusRequest.ReadHoldingRegisters read) {
      return said instanceof ModbusReply.Registers r && r.values().size() == read.quantity();
    } else if (asked instanceof ModbusRequest.ReadInputRegisters read) {
      return said instanceof ModbusReply.Registers r && r.values().size() == read.quantity();
    } else if (asked instanceof ModbusRequest.WriteCoil write) {
      return said.equals(new ModbusReply.Written(write.address(), write.value()));
    } else if (asked instanceof ModbusRequest.WriteRegister write) {
      return said.equals(new ModbusReply.Written(write.address(), write.value()));
    } else if (asked instanceof ModbusRequest.WriteCoils write) {
      return said.equals(new ModbusReply.WrittenMany(write.address(), write.levels().size()));
    }
    ModbusRequest.WriteRegisters write = (ModbusRequest.WriteRegisters) asked;
    return said.equals(new ModbusReply.WrittenMany(write.address(), write.values().size()));
  }

  private static boolean isOfSize(ModbusReply said, int quantity) {
    return said instanceof ModbusReply.Levels l && l.levels().size() == (quantity + 7) / 8 * 8;
  }

  private static ModbusReply reply(ModbusPdu pdu) {
    if (pdu instanceof ReadCoilsResponse r) {
      return new ModbusReply.Levels(levels(r.coils(), r.coils().length * 8));
    } else if (pdu instanceof ReadDiscreteInputsResponse r) {
      return new ModbusReply.Levels(levels(r.inputs(), r.inputs().length * 8));
    } else if (pdu instanceof ReadHoldingRegistersResponse r) {
      return new ModbusReply.Registers(registers(r.registers()));
    } else if (pdu instanceof ReadInputRegistersResponse r) {
      return new ModbusReply.Registers(registers(r.registers()));
    } else if (pdu instanceof WriteSingleCoilResponse r) {
      return new ModbusReply.Written(r.address(), r.value());
    } else if (pdu instanceof WriteSingleRegisterResponse r) {
      return new ModbusReply.Written(r.address(), r.value());
    } else if (pdu instanceof WriteMultipleCoilsResponse r) {
      return new ModbusReply.WrittenMany(r.address(), r.quantity());
    } else if (pdu instanceof WriteMultipleRegistersResponse r) {
      return new ModbusReply.WrittenMany(r.address(), r.quantity());
    }
    return new ModbusReply.NotUnderstood("function " + pdu.getFunctionCode());
  }

  private static Optional<ModbusRequest> ours(ModbusPdu pdu) {
    ModbusRequest request = null;
    if (pdu instanceof ReadCoilsRequest r) {
      request = new ModbusRequest.ReadCoils(r.address(), r.quantity());
    } else if (pdu instanceof ReadDiscreteInputsRequest r) {
      request = new ModbusRequest.ReadInputs(r.address(), r.quantity());
    } else if (pdu instanceof ReadHoldingRegistersRequest r) {
      request = new ModbusRequest.ReadHoldingRegisters(r.address(), r.quantity());
    } else if (pdu instanceof ReadInputRegistersRequest r) {
      request = new ModbusRequest.ReadInputRegisters(r.address(), r.quantity());
    } else if (pdu instanceof WriteSingleCoilRequest r) {
      request = new ModbusRequest.WriteCoil(r.address(), r.value());
    } else if (pdu instanceof WriteSingleRegisterRequest r) {
      request = new ModbusRequest.WriteRegister(r.address(), r.value());
    } else if (pdu instanceof WriteMultipleCoilsRequest r
        && r.quantity() <= r.values().length * 8) {
      request = new ModbusRequest.WriteCoils(r.address(), levels(r.values(), r.quantity()));
    } else if (pdu instanceof WriteMultipleRegistersRequest r) {
      request = new ModbusRequest.WriteRegisters(r.address(), registers(r.values()));
    }
    return Optional.ofNullable(request);
  }

  private static ModbusPdu pdu(ModbusRequest request) {
    if (request instanceof ModbusRequest.ReadCoils r) {
      return new ReadCoilsRequest(r.address(), r.quantity());
    } else if (request instanceof ModbusRequest.ReadInputs r) {
      return new ReadDiscreteInputsRequest(r.address(), r.quantity());
    } else if (request instanceof ModbusRequest.ReadHoldingRegisters r) {
      return new ReadHoldingRegistersRequest(r.address(), r.quantity());
    } else if (request instanceof ModbusRequest.ReadInputRegisters r) {
      return new ReadInputRegistersRequest(r.address(), r.quantity());
    } else if (request instanceof ModbusRequest.WriteCoil r) {
      return new WriteSingleCoilRequest(r.address(), r.value());
    } else if (request instanceof ModbusRequest.WriteRegister r) {
      return new WriteSingleRegisterRequest(r.address(), r.value());
    } else if (request instanceof ModbusRequest.WriteCoils r) {
      return new WriteMultipleCoilsRequest(r.address(), r.levels().size(), packed(r.levels()));
    }
    ModbusRequest.WriteRegisters r = (ModbusRequest.WriteRegisters) request;
    ByteBuffer values = ByteBuffer.allocate(2 * r.values().size());
    r.values().forEach(value -> values.putShort(value.shortValue()));
    return new WriteMultipleRegistersRequest(r.address(), r.values().size(), values.array());
  }

  /** Levels as bits, the first in the lowest bit of the first byte. */
  public static byte[] packed(List<Boolean> levels) {
    byte[] bytes = new byte[(levels.size() + 7) / 8];
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i)) {
        bytes[i / 8] = (byte) (bytes[i / 8] | (1 << (i % 8)));
      }
    }
    return bytes;
  }

  private static List<Boolean> levels(byte[] bits, int quantity) {
    BitSet set = BitSet.valueOf(bits);
    List<Boolean> levels = new ArrayList<>();
    for (int i = 0; i < quantity; i++) {
      levels.add(set.get(i));
    }
    return levels;
  }

  private static List<Integer> registers(byte[] bytes) {
    List<Integer> values = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.remaining() >= 2) {
      values.add(Short.toUnsignedInt(buffer.getShort()));
    }
    return values;
  }

  private static Octets bytes(ModbusPduSerializer serializer, ModbusPdu pdu) {
    ByteBuffer buffer = ByteBuffer.allocate(256);
    try {
      serializer.encode(pdu, buffer);
    } catch (Exception e) {
      throw new IllegalStateException("a message of ours that cannot be written: " + pdu, e);
    }
    byte[] written = new byte[buffer.position()];
    buffer.flip().get(written);
    return Octets.of(written);
  }

  private static Optional<ModbusPdu> pdu(ModbusPduSerializer serializer, Octets message) {
    try {
      return Optional.of(serializer.decode(message.at(0), ByteBuffer.wrap(message.toArray())));
    } catch (ModbusException | BufferUnderflowException | IllegalArgumentException e) {
      // A function that it does not know, or a message that ends early: the caller names it.
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException("the library failed on " + message.toHex(), e);
    }
  }
}
