// SPDX-License-Identifier: AGPL-3.0-only
pragma solidity ^0.8.20;

/// An ordinary ERC-20 whose supply anybody may add to.
contract PlainToken {
    string public name;
    string public symbol;
    uint8 public immutable decimals;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor(string memory name_, string memory symbol_, uint8 decimals_, uint256 supply) {
        name = name_;
        symbol = symbol_;
        decimals = decimals_;
        mint(msg.sender, supply);
    }

    function mint(address to, uint256 value) public {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        require(allowed >= value, "allowance too small");
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;
        move(from, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function move(address from, address to, uint256 value) private {
        require(balanceOf[from] >= value, "balance too small");
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}

/// A token of 2017, whose texts are bytes32.
contract OldToken {
    bytes32 public constant name = "Old Coin";
    bytes32 public constant symbol = "OLD";
    uint256 public constant decimals = 8;
    uint256 public constant totalSupply = 1000;

    function balanceOf(address) external pure returns (uint256) {
        return 42;
    }
}

/// A token whose balances cannot be read.
contract RefusingToken {
    string public constant name = "Refusing";
    string public constant symbol = "NO";
    uint8 public constant decimals = 18;
    bool private open = true;

    function shut() external {
        open = false;
    }

    function balanceOf(address) external view returns (uint256) {
        require(open, "update at https://evil.example");
        return 7;
    }
}

/// A token that answers with the wrong number of bytes, and whose texts try to look like something else.
contract GarbageToken {
    string public constant symbol = "US\u202eD\u200bT\n<b>";
    uint8 public constant decimals = 6;
    bool private open = true;

    function name() external pure returns (string memory) {
        bytes memory long = new bytes(5000);
        for (uint256 i = 0; i < 5000; i++) long[i] = "x";
        return string(long);
    }

    function shut() external {
        open = false;
    }

    function balanceOf(address) external view returns (uint256) {
        if (open) return 9;
        assembly {
            mstore(0, not(0))
            return(0, 31)
        }
    }
}

/// A token that burns all the gas it is given.
contract BurningToken {
    string public constant name = "Burning";
    string public constant symbol = "BURN";
    uint8 public constant decimals = 18;
    bool private open = true;

    function shut() external {
        open = false;
    }

    function balanceOf(address) external view returns (uint256) {
        while (!open) {}
        return 5;
    }
}
