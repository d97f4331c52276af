// SPDX-License-Identifier: AGPL-3.0-only
pragma solidity ^0.8.20;

/// Collectibles of ERC-721, as far as permissions go.
contract Collectible {
    string public constant name = "Bridge Tiles";
    string public constant symbol = "TILE";
    mapping(uint256 => address) public ownerOf;
    mapping(uint256 => address) public getApproved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed id);
    event Approval(address indexed owner, address indexed approved, uint256 indexed id);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function mint(address to, uint256 id) external {
        ownerOf[id] = to;
        emit Transfer(address(0), to, id);
    }

    function approve(address to, uint256 id) external {
        require(ownerOf[id] == msg.sender, "not yours");
        getApproved[id] = to;
        emit Approval(msg.sender, to, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    /// The approval goes with the owner, silently, as in many contracts.
    function transferFrom(address from, address to, uint256 id) external {
        require(ownerOf[id] == from && from == msg.sender, "not yours");
        ownerOf[id] = to;
        delete getApproved[id];
        emit Transfer(from, to, id);
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd;
    }
}

/// Collectibles of ERC-1155, as far as permissions go; it has no symbol.
contract MultiCollectible {
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0xd9b67a26;
    }
}

/// The list of allowances that Permit2 keeps: its calls and events, nothing else of it.
contract KeptAllowances {
    struct Kept {
        uint160 amount;
        uint48 expiration;
        uint48 nonce;
    }

    mapping(address => mapping(address => mapping(address => Kept))) public allowance;

    event Approval(
        address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration
    );

    function approve(address token, address spender, uint160 amount, uint48 expiration) external {
        Kept storage kept = allowance[msg.sender][token][spender];
        kept.amount = amount;
        kept.expiration = expiration == 0 ? uint48(block.timestamp) : expiration;
        emit Approval(msg.sender, token, spender, amount, expiration);
    }
}

/// Claims that somebody gave it permissions, so that they come here to take them back.
contract Bait {
    string public constant symbol = "FREE";
    uint8 public constant decimals = 18;

    event Approval(address indexed owner, address indexed spender, uint256 value);

    function claim(address owner, uint256 times) external {
        for (uint256 i = 1; i <= times; i++) {
            emit Approval(owner, address(uint160(i)), type(uint256).max);
        }
    }

    function allowance(address, address) external pure returns (uint256) {
        return type(uint256).max;
    }
}
