package dev.promptpassthrough.provider;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Which addresses a provider's host may resolve to. A name under somebody else's control must not lead to the machine
 * itself, its network, or the cloud's metadata service (CWE-918).
 */
public final class AddressPolicy {

    private static final int IPV4_LENGTH = 4;
    /** What is an address by itself, so that it takes no look-up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private AddressPolicy() {
    }

    /** Whether the address is of the public Internet. */
    public static boolean isPublic(InetAddress address) {
        InetAddress target = embedded(address);
        if (target.isAnyLocalAddress() || target.isLoopbackAddress() || target.isLinkLocalAddress()
                || target.isSiteLocalAddress() || target.isMulticastAddress()) {
            return false;
        }
        return target instanceof Inet4Address ? isPublicV4(target.getAddress()) : isPublicV6(target.getAddress());
    }

    /** Whether a URL's host is itself an address that is not public; of a name only a look-up can tell. */
    static boolean isNeverPublic(String host) {
        try {
            return LITERAL.matcher(host).matches() && !isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** The special-purpose registry of RFC 6890, less what {@link InetAddress} knows by itself. */
    private static boolean isPublicV4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        boolean carrierNat = first == 100 && second >= 64 && second <= 127;
        boolean protocols = first == 192 && second == 0 && (a[2] == 0 || a[2] == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation = first == 198 && second == 51 && (a[2] & 0xff) == 100
                || first == 203 && second == 0 && (a[2] & 0xff) == 113;
        return first != 0 && first < 240 && !carrierNat && !protocols && !benchmark && !documentation;
    }

    /** Global unicast is 2000::/3 (RFC 4291 §2.4), less documentation, Teredo and ORCHID within it. */
    private static boolean isPublicV6(byte[] a) {
        boolean globalUnicast = (a[0] & 0xe0) == 0x20;
        boolean documentation = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && (a[3] & 0xff) == 0xb8;
        boolean teredoOrOrchid = a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xff) <= 1;
        return globalUnicast && !documentation && !teredoOrOrchid;
    }

    /**
     * The IPv4 address within a mapped, compatible, NAT64 or 6to4 address, else the address itself. Of NAT64's prefixes only
     * 64:ff9b::/96 (RFC 6052 §2.1) says where it stands; within 64:ff9b:1::/48 (RFC 8215) each network has its own place for
     * it.
     */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] a = address.getAddress();
        boolean nat64 = a[0] == 0 && a[1] == 0x64 && (a[2] & 0xff) == 0xff && (a[3] & 0xff) == 0x9b
                && zero(a, 4, 12);
        boolean mappedOrCompatible = zero(a, 0, 10) && (a[10] == a[11]) && (a[10] == 0 || a[10] == -1)
                && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
        if (nat64 || mappedOrCompatible) {
            return ipv4(a, a.length - IPV4_LENGTH);
        }
        boolean sixToFour = a[0] == 0x20 && a[1] == 0x02;
        return sixToFour ? ipv4(a, 2) : address;
    }

    private static boolean zero(byte[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            if (a[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] a, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(a, from, from + IPV4_LENGTH));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
